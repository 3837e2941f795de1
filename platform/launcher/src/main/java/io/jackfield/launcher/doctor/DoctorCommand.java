package io.jackfield.launcher.doctor;

import io.jackfield.api.JackfieldException;
import io.jackfield.host.config.HostConfig;
import io.jackfield.launcher.HomeOptions;
import java.io.PrintWriter;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code jackfield doctor}: exit status 0 unless a line says ERROR. */
@Command(
        name = "doctor",
        description =
                "Try machine, configuration, databases, Telegram, certificate, model keys and backups; say what to do.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, NoSuchAlgorithmException {
        List<Diagnosis> found = new ArrayList<>(MachineChecks.all(options.home()));
        found.add(configuration());
        // As far as it can be read: one bad file is no reason to look at nothing else.
        HostConfig config = options.draft();
        Questions questions = new Questions();
        found.addAll(new StorageChecks(config).all());
        found.addAll(new TelegramChecks(config, questions).all());
        if (config.telegram().publicUrl().isPresent()) {
            found.add(CertificateCheck.of(config.telegram().publicUrl().get(), SSLContext.getDefault()));
        }
        found.addAll(new ModelChecks(config, options.environment(), questions).all());
        return told(found);
    }

    private Diagnosis configuration() {
        try {
            return Diagnosis.ok(
                    "configuration",
                    "valid, bots to run: " + options.config().runningBots().size());
        } catch (JackfieldException e) {
            return Diagnosis.error("configuration", e.getMessage());
        }
    }

    private int told(List<Diagnosis> found) {
        PrintWriter out = spec.commandLine().getOut();
        found.forEach(out::println);
        long errors = found.stream()
                .filter(line -> line.level() == Diagnosis.Level.ERROR)
                .count();
        long warnings = found.stream()
                .filter(line -> line.level() == Diagnosis.Level.WARN)
                .count();
        out.println(errors + " errors, " + warnings + " warnings");
        out.flush();
        return errors == 0 ? 0 : 1;
    }
}
