select customer_key as account, event_name as feature, date(at, 'start of month', '+1 month', '-1 day') as month_end,
  count(distinct user_key) as users, count(*) as uses
from events
where at >= '2026-04-01' and at < '2026-10-01'
group by 1, 2, 3
order by 1, 2, 3;
