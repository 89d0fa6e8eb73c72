-- A small warehouse: six customers of a booking product, their subscriptions, daily facts, events, tickets and ideas.
create table customers (customer_key integer, customer_name text, tier text, country text, owner_email text, contact_email text, contact_name text);
insert into customers values
  (1, 'Alder Guesthouses', 'Small business', 'GB', 'kim@berth.example', 'stay@alder.example', 'Ada Alder'),
  (2, 'Birch Lodges', 'Small business', 'GB', 'kim@berth.example', 'hello@birch.example', 'Ben Birch'),
  (3, 'Cedar Camping', 'Small business', 'US', 'kim@berth.example', 'desk@cedar.example', 'Cat Cedar'),
  (4, 'Dogwood Hotels', 'Small business', 'US', 'lee@berth.example', 'front@dogwood.example', 'Dan Dogwood'),
  (5, 'Elm Hostels', 'Small business', 'US', 'lee@berth.example', 'beds@elm.example', 'Eve Elm'),
  (6, 'Fir Cabins', 'Small business', 'GB', 'lee@berth.example', 'keys@fir.example', 'Flo Fir');

-- One row each time a contract changed; the latest counts.
create table subscriptions (customer_key integer, valid_from text, plan_code text, seats integer, renews_on text, status text);
insert into subscriptions select customer_key, '2025-01-01', 'basic', 10, '2026-01-01', 'active' from customers;
insert into subscriptions select customer_key, '2026-01-01', 'plus', 10 + 5 * customer_key, '2027-01-01', 'active' from customers;

-- One row a customer and day. Cedar's are missing for a fortnight: its export failed.
create table facts_daily (customer_key integer, day text, bookings integer, active_users_7d integer);
with recursive days(day, n) as (select '2026-03-30', 0 union all select date(day, '+1 day'), n + 1 from days where n < 184)
insert into facts_daily
  select customer_key, day, 4 * customer_key + n / 20 + n % 3, min(10 + 5 * customer_key, 6 + customer_key + n / 30)
  from customers, days where not (customer_key = 3 and day between '2026-08-03' and '2026-08-16');

create table events (customer_key integer, user_key integer, event_name text, at text);
with recursive days(day, n) as (select '2026-04-01', 0 union all select date(day, '+7 day'), n + 1 from days where n < 25)
insert into events
  select customer_key, customer_key * 100 + n % 5, case when n % 2 = 0 then 'calendar_synced' else 'invoice_sent' end, day || ' 09:30:00'
  from customers, days where customer_key < 5 or n % 2 = 0;

create table tickets (ticket_key integer, customer_key integer, created_at text, first_answer_at text, closed_at text, is_escalated integer);
with recursive n(n) as (select 0 union all select n + 1 from n where n < 35)
insert into tickets
  select n, 1 + n % 6, datetime('2026-07-02 08:00:00', '+' || (2 * n) || ' days'), datetime('2026-07-02 08:25:00', '+' || (2 * n) || ' days'),
    datetime('2026-07-03 08:00:00', '+' || (2 * n) || ' days'), 0 from n;

create table ideas (idea_key text, customer_key integer, summary text, asked_on text, state text, live_on text);
insert into ideas values
  ('I-1', 1, 'Hold a room for an hour', '2026-04-14', 'live', '2026-08-20'),
  ('I-2', 2, 'Print arrivals by floor', '2026-05-11', 'planned', null),
  ('I-3', null, 'Faster search of guests', null, 'live', '2026-09-02');
