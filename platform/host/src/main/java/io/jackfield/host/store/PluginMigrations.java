package io.jackfield.host.store;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;
import org.flywaydb.core.internal.exception.FlywayMigrateException;

/**
 * Brings a plugin's schema up to date: all steps in one transaction, so that a failing one leaves everything as it was.
 * Flyway is given texts and never the plugin's class loader. Blocking.
 */
public final class PluginMigrations {
    private PluginMigrations() {}

    /** Throws {@link JackfieldException} naming the file, the reason and the way out. */
    public static void apply(DataSource database, String schema, List<SqlFile> files) {
        Flyway flyway = Flyway.configure(PluginMigrations.class.getClassLoader())
                .dataSource(database)
                .schemas(schema)
                .createSchemas(false)
                .resourceProvider(new SqlFileResources(files))
                .javaMigrationClassProvider(List::of)
                .placeholderReplacement(false)
                .validateMigrationNaming(true)
                .ignoreMigrationPatterns("*:pending")
                .connectRetries(0)
                .loggers("slf4j")
                .group(true)
                .load();
        try {
            requireNoNewerData(flyway, schema);
            requireUnchanged(flyway);
            flyway.migrate();
        } catch (FlywayMigrateException e) {
            throw invalid(
                    "migration " + e.getMigration().getScript()
                            + (e.getLineNumber() > 0 ? ":" + e.getLineNumber() : "") + " failed: " + reason(e)
                            + "; its schema is as it was; mend the file and build the jar anew",
                    e);
        } catch (FlywayException e) {
            throw invalid("its migrations cannot be run: " + reason(e), e);
        }
    }

    private static void requireNoNewerData(Flyway flyway, String schema) {
        List<String> unknown = Arrays.stream(flyway.info().all())
                .filter(step -> step.getState().isApplied() && !step.getState().isResolved())
                .filter(step -> step.getState() != MigrationState.BASELINE)
                .map(MigrationInfo::getScript)
                .toList();
        if (!unknown.isEmpty()) {
            throw invalid(
                    "its schema " + schema + " has had " + String.join(", ", unknown)
                            + ", which this jar does not have; install the version that brought it or a newer one, or give"
                            + " the data up with DROP SCHEMA " + schema + " CASCADE",
                    null);
        }
    }

    private static void requireUnchanged(Flyway flyway) {
        ValidateResult result = flyway.validateWithResult();
        if (!result.validationSuccessful) {
            List<String> files = result.invalidMigrations.stream()
                    .map(PluginMigrations::shown)
                    .distinct()
                    .toList();
            throw invalid(
                    files.isEmpty()
                            ? "its migrations cannot be run: " + firstLine(result.errorDetails.errorMessage)
                            : "migration " + String.join(", ", files)
                                    + " is not what has been run before; leave such files as they were and put changes"
                                    + " into new ones",
                    null);
        }
    }

    private static String shown(ValidateOutput step) {
        return step.version == null || step.version.isEmpty() ? step.description : "V" + step.version;
    }

    private static String reason(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return firstLine(cause.getMessage());
    }

    private static String firstLine(String text) {
        return String.valueOf(text).lines().findFirst().orElse("");
    }

    private static JackfieldException invalid(String message, Throwable cause) {
        return new JackfieldException(StandardError.UNAVAILABLE, message, cause);
    }
}
