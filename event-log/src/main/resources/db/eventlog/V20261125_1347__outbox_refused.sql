-- Few messages are refused, and metrics count them: without this they would read the whole table to find none.
CREATE INDEX outbox_refused ON outbox (id) WHERE refused IS NOT NULL;
