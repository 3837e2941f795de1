package io.jackfield.host.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** When a schedule is due next; clock changes are those of its zone. */
public final class CronTimes {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private CronTimes() {}

    public static OffsetDateTime next(String cron, String zone, OffsetDateTime after) {
        try {
            return ExecutionTime.forCron(PARSER.parse(cron))
                    .nextExecution(after.atZoneSameInstant(ZoneId.of(zone)))
                    .orElseThrow(() -> invalid(cron, "is never due", null))
                    .toOffsetDateTime();
        } catch (IllegalArgumentException e) {
            throw invalid(cron, e.getMessage(), e);
        }
    }

    private static JackfieldException invalid(String cron, String reason, Throwable cause) {
        return new JackfieldException(
                StandardError.CONFIG_INVALID,
                "schedule '" + cron + "' " + reason + "; use five fields as in Unix, such as 0 9 * * 1",
                cause);
    }
}
