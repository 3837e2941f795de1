select r.learner_id::text as learner, r.code
from guardian g
    join guardianship s on s.guardian_id = g.id
    join registration_code r on r.learner_id = s.learner_id
where lower(g.email) = :email and (r.valid_until is null or r.valid_until >= current_date)
