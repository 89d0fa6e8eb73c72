select
  c.customer_key as account, c.customer_name as name, c.tier, c.country,
  s.plan_code as plan, s.seats, s.renews_on, s.status,
  c.owner_email, c.contact_name, c.contact_email
from customers c
left join subscriptions s on s.customer_key = c.customer_key
  and s.valid_from = (select max(valid_from) from subscriptions l where l.customer_key = c.customer_key and l.valid_from <= '2026-09-30')
order by c.customer_key;
