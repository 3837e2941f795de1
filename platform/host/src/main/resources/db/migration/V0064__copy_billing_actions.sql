-- Plans that operators gave and took back before were written to billing_action only, which stays as it is.
INSERT INTO operator_action (at, bot, actor, action, subject, outcome, reason, after)
SELECT at, bot, 'operator ' || actor, 'users.' || action, person::text, 'done', reason,
       CASE WHEN plan IS NULL THEN NULL ELSE jsonb_strip_nulls(jsonb_build_object('plan', plan, 'until', until)) END
  FROM billing_action
 WHERE source = 'operator'
 ORDER BY id;
