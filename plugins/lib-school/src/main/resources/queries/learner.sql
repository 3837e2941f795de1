select l.id::text as id, l.given_name || ' ' || l.family_name as name, c.name as class
from learner l join class c on c.id = l.class_id
where l.id = any (:learners::bigint[])
order by l.id
