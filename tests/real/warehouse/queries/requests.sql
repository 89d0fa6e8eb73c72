select idea_key as id, customer_key as account, summary, asked_on, state, live_on
from ideas
order by idea_key;
