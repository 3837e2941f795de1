package io.jackfield.command.settings;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.StepAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pf4j.Extension;

/** Adds {@code /settings}: one message in which users look at their settings and change them. */
@Extension
public final class SettingsCommand implements CommandHandler {
    private static final String OPEN = "open";
    private static final String BACK = "back";
    private static final String CLOSE = "close";
    /** While the time zones are on the screen, a city can be typed too. */
    private static final Step CITY = Step.named("city");
    /** Settings that have a command of their own. */
    private static final List<String> ELSEWHERE = List.of("model", "role");

    private static final int MOST_PLACES = 8;

    private final PluginContext context;
    private final TimeZones timeZones;
    private final List<Setting> settings;
    private final PlanLine plan;

    public SettingsCommand(PluginContext context) {
        this.context = context;
        timeZones = new TimeZones(context.clock());
        plan = new PlanLine(context.billing(), context.commands());
        settings = List.of(new Languages(context.commands()), new Formatting(), timeZones);
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("settings").described(context.texts(), "description.settings");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return overview(Screen.of(request, context.texts()));
    }

    @Override
    public Reply onButton(ButtonPress press) {
        Screen screen = Screen.of(press, context.texts());
        return switch (press.action()) {
            case OPEN ->
                setting(press.argument())
                        .map(setting -> choices(screen, setting).inPlace())
                        .orElseGet(Reply::nothing);
            case BACK -> overview(screen).inPlace().endConversation();
            case CLOSE -> Reply.removal().endConversation();
            default -> choose(screen, press.action(), press.argument());
        };
    }

    @Override
    public Reply onStep(StepAnswer answer) {
        Screen screen = Screen.of(answer, context.texts());
        List<Place> found = timeZones.find(screen, answer.message().text());
        if (found.size() == 1) {
            timeZones.choose(screen, found.getFirst().zone().getId());
            return overview(screen);
        }
        return found.isEmpty()
                ? page(screen, screen.text("timezone.unknown"), timeZones.choices(screen))
                        .expect(CITY)
                : page(screen, screen.text("timezone.which"), timeZones.buttons(screen, firstOf(found)))
                        .expect(CITY);
    }

    private static List<Place> firstOf(List<Place> places) {
        return places.subList(0, Math.min(MOST_PLACES, places.size()));
    }

    private Optional<Setting> setting(String name) {
        return settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    private Reply choose(Screen screen, String name, String choice) {
        return setting(name)
                .flatMap(setting -> setting.choose(screen, choice))
                .map(chosen -> overview(chosen.screen())
                        .inPlace()
                        .toast(chosen.screen().text("saved"))
                        .and(chosen.effects())
                        .endConversation())
                .orElseGet(Reply::nothing);
    }

    private Reply overview(Screen screen) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(screen.text("title"));
        plan.of(screen).ifPresent(paragraphs::add);
        paragraphs.add(settings.stream()
                .map(setting -> screen.text(setting.name() + ".now", setting.now(screen)))
                .collect(Collectors.joining("\n")));
        String elsewhere = commandsElsewhere(screen);
        if (!elsewhere.isEmpty()) {
            paragraphs.add(screen.text("elsewhere", elsewhere));
        }
        List<List<Button>> rows = new ArrayList<>();
        settings.forEach(setting ->
                rows.add(List.of(Button.action(screen.text(setting.name() + ".button"), OPEN, setting.name()))));
        rows.add(List.of(Button.action("✖ " + screen.text("close"), CLOSE)));
        return Reply.text(String.join("\n\n", paragraphs)).keyboard(new Keyboard.Inline(rows));
    }

    private String commandsElsewhere(Screen screen) {
        return context.commands().of(screen.request().bot().id()).stream()
                .map(CommandSpec::name)
                .flatMap(Optional::stream)
                .filter(ELSEWHERE::contains)
                .map(name -> "/" + name)
                .collect(Collectors.joining(", "));
    }

    private Reply choices(Screen screen, Setting setting) {
        Reply page = page(screen, screen.text(setting.name() + ".question"), setting.choices(screen));
        return setting == timeZones ? page.expect(CITY) : page;
    }

    private static Reply page(Screen screen, String words, List<List<Button>> choices) {
        List<List<Button>> rows = new ArrayList<>(choices);
        rows.add(List.of(Button.action("‹ " + screen.text("back"), BACK)));
        return Reply.text(words).keyboard(new Keyboard.Inline(rows));
    }
}
