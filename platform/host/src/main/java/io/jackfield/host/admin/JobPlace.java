package io.jackfield.host.admin;

import io.jackfield.host.store.PlannedJob;
import io.jackfield.host.store.PlannedJob.JobName;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Where a page of jobs ended, as a word for the next. */
final class JobPlace {
    private JobPlace() {}

    static String write(PlannedJob last) {
        String json = new JsonArray()
                .add(last.due().toString())
                .add(last.job().plugin())
                .add(last.job().name())
                .add(last.job().key())
                .encode();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static PlannedJob read(String word) {
        try {
            JsonArray place = new JsonArray(new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8));
            JobName job = new JobName(place.getString(1), place.getString(2), place.getString(3));
            return new PlannedJob(
                    job,
                    Instant.parse(place.getString(0)),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    Optional.empty());
        } catch (IllegalArgumentException
                | DecodeException
                | DateTimeException
                | IndexOutOfBoundsException
                | ClassCastException e) {
            throw BodyFields.refused("after is '" + word + "'; use that of the answer before");
        }
    }
}
