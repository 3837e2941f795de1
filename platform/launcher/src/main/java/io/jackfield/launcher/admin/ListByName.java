package io.jackfield.launcher.admin;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Takes {@code jackfield admin applications} for {@code jackfield admin list applications}, and so any word that is no
 * command, here or beside {@code admin}.
 */
final class ListByName implements IParameterPreprocessor {
    private static final String NAME = "[a-z0-9][a-z0-9-]{1,31}";

    /** Leaves the rest to picocli, whose next argument is on top. */
    @Override
    @SuppressWarnings("JdkObsolete") // picocli hands in a Stack
    public boolean preprocess(
            Stack<String> arguments, CommandSpec command, ArgSpec argument, Map<String, Object> information) {
        if (!arguments.isEmpty()
                && arguments.peek().matches(NAME)
                && !command.subcommands().containsKey(arguments.peek())) {
            if (command.root().subcommands().containsKey(arguments.peek())) {
                throw new ParameterException(
                        command.commandLine(),
                        "'" + arguments.peek() + "' does not stand behind admin; use: jackfield " + arguments.peek());
            }
            arguments.push("list");
        }
        return false;
    }
}
