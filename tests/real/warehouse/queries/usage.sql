-- One row a customer and week, a week by its Monday. A week without a row is not measured: no calendar is joined, no zero made up.
select
  customer_key as account,
  date(day, 'weekday 0', '-6 days') as week,
  sum(bookings) as bookings,
  max(active_users_7d) as weekly_users
from facts_daily
where day between '2026-03-30' and '2026-09-30'
group by 1, 2
order by 1, 2;
