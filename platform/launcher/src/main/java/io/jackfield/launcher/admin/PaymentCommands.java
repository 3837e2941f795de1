package io.jackfield.launcher.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackfield admin payments …}. */
@Command(
        name = "payments",
        description = "Look payments up, give money back, compare the books with those of payment systems.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PaymentListCommand.class,
            PaymentShowCommand.class,
            PaymentRefundCommand.class,
            PaymentReconcileCommand.class,
            PaymentExportCommand.class,
            PaymentReviewsCommand.class,
            PaymentCloseCommand.class,
            MoneyCommands.Totals.class,
            MoneyCommands.Hanging.class,
            MoneyCommands.Calls.class,
            MoneyCommands.Forget.class
        })
final class PaymentCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do, for example: jackfield admin payments list --bot helper");
    }
}
