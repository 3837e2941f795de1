package io.jackfield.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.FuturePoint;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.pf4j.ExtensionPoint;

/** What authors read of their first mistakes. */
class ExtensionsTest {
    private static void assertRefused(Class<?> extension, String sentence) {
        assertThatThrownBy(() -> Extensions.make(extension, null))
                .isInstanceOf(BrokenJarException.class)
                .hasMessage("extension " + extension.getName() + " " + sentence);
    }

    /** Does nothing; what it wants to be called for is what the test wants. */
    public static class Command implements CommandHandler {
        private final Supplier<CommandSpec> spec;

        public Command(PluginContext context) {
            this(() -> CommandSpec.command("good"));
        }

        Command(Supplier<CommandSpec> spec) {
            this.spec = spec;
        }

        @Override
        public CommandSpec spec() {
            return spec.get();
        }

        @Override
        public Reply handle(CommandRequest request) {
            return Reply.nothing();
        }
    }

    static final class Hidden extends Command {
        public Hidden(PluginContext context) {
            super(context);
        }
    }

    public abstract static class Half extends Command {
        public Half(PluginContext context) {
            super(context);
        }
    }

    @SuppressWarnings("ClassCanBeStatic")
    public final class Inner extends Command {
        public Inner(PluginContext context) {
            super(context);
        }
    }

    public static final class Bare extends Command {
        public Bare() {
            super((PluginContext) null);
        }
    }

    public static final class Shy extends Command {
        Shy(PluginContext context) {
            super(context);
        }
    }

    /** Marked as an extension, but of nothing that the host knows. */
    public static final class Stranger implements ExtensionPoint {
        public Stranger(PluginContext context) {}
    }

    public static final class Failing extends Command {
        public Failing(PluginContext context) {
            super(context);
            throw new IllegalStateException("no luck");
        }
    }

    public static final class Choosy extends Command {
        public Choosy(PluginContext context) {
            super(context);
            throw new JackfieldException(StandardError.CONFIG_INVALID, "plugin choosy: city is empty; set it");
        }
    }

    @Test
    void extensionIsMadeWithItsContext() {
        assertThat(Extensions.make(Command.class, null)).isInstanceOf(Command.class);
    }

    @Test
    void classThatCannotBeMadeSaysWhatToChange() {
        assertRefused(Hidden.class, "is not public; make the class public");
        assertRefused(Half.class, "is abstract; put @Extension on a class that can be made");
        assertRefused(Inner.class, "is an inner class; make it static");
        assertRefused(Bare.class, "needs a public constructor with one parameter, PluginContext");
        assertRefused(Shy.class, "needs a public constructor with one parameter, PluginContext");
        assertRefused(
                Stranger.class,
                "implements no extension point of the contract, so nobody would call it; implement one such as"
                        + " CommandHandler, or take @Extension off it");
    }

    /** Whoever adds a point to the contract and no kind for it reads this of every jar that brings one. */
    @Test
    void pointOfTheContractThatNobodyCallsIsRefused() {
        List<Class<?>> points = List.of(FuturePoint.class);

        for (Class<?> point : points) {
            assertThatThrownBy(() -> ExtensionRules.requireCalled(point))
                    .isInstanceOf(BrokenJarException.class)
                    .hasMessage("extension " + point.getName() + " is a " + point.getSimpleName()
                            + ", which this version does not call yet; take it out of the jar until there is one that"
                            + " does");
        }
        ExtensionKind.ALL.forEach(kind -> ExtensionRules.requireCalled(kind.type()));
        ExtensionRules.requireCalled(Command.class);
        ExtensionRules.requireCalled("acme.Old", List.of("io.jackfield.api.removed.OldPoint"));
    }

    @Test
    void failingConstructorIsNamedWithItsFailure() {
        assertRefused(
                Failing.class,
                "fails: java.lang.IllegalStateException: no luck; look at its constructor and its static fields");
        assertThatThrownBy(() -> Extensions.make(Choosy.class, null))
                .hasMessage("plugin choosy: city is empty; set it");
    }
}
