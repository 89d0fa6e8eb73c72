select customer_key as account, created_at, first_answer_at, closed_at,
  case when is_escalated = 1 then 'yes' else 'no' end as escalated
from tickets
order by ticket_key;
