package io.jackfield.host.routing;

import io.jackfield.host.store.EventRow;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.Reachability;
import io.jackfield.host.turn.Action;
import io.jackfield.host.turn.Turn;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the host itself records of updates: that something was done and who had it, never what was said. Only what the
 * bot's file wants recorded.
 */
public final class UpdateEvents {
    /** Of Telegram's deep links. */
    private static final int LONGEST_PAYLOAD = 64;

    private final Clock clock;

    /** @param clock dates the events */
    public UpdateEvents(Clock clock) {
        this.clock = clock;
    }

    /** Of an update that went to a plugin, answered or not. */
    public Optional<EventRow> of(Turn turn) {
        return switch (turn.action()) {
            case Action.Command command
            when command.name().isPresent() -> command(turn, command.name().get());
            case Action.CommandPress press -> command(turn, press.name());
            case Action.Press press ->
                row(turn.update(), "button", Map.of("action", press.action(), "plugin", turn.plugin()));
            case Action.Expired ignored -> Optional.empty();
            case Action.Command ignored -> message(turn);
            case Action.Answer ignored -> message(turn);
            case Action.Cancel ignored -> message(turn);
            case Action.Back ignored -> message(turn);
            case Action.Restart ignored -> message(turn);
        };
    }

    private Optional<EventRow> command(Turn turn, String name) {
        return row(turn.update(), "command", Map.of("command", name, "plugin", turn.plugin()));
    }

    private Optional<EventRow> message(Turn turn) {
        return row(turn.update(), "message", Map.of("plugin", turn.plugin()));
    }

    /** Of an update that the host itself answers, or nobody. */
    public Optional<EventRow> of(IncomingUpdate update) {
        Optional<String> command = update.command();
        if (command.isPresent()) {
            return row(update, "command", Map.of("command", command.get()));
        }
        return UpdateRules.written(update).isPresent() ? row(update, "message", Map.of()) : Optional.empty();
    }

    /** Of somebody who comes for the first time, with what their deep link carried. */
    public Optional<EventRow> joined(IncomingUpdate update) {
        return row(
                update,
                "joined",
                payload(update).map(one -> Map.of("payload", one)).orElse(Map.of()));
    }

    private static Optional<String> payload(IncomingUpdate update) {
        return update.command().filter("start"::equals).isEmpty()
                ? Optional.empty()
                : UpdateRules.written(update)
                        .map(written -> written.argument().strip())
                        .filter(one -> !one.isEmpty() && one.length() <= LONGEST_PAYLOAD);
    }

    /** Of somebody who has blocked the bot, or has come back. */
    public Optional<EventRow> of(IncomingUpdate update, Reachability change) {
        return row(update, change.reachable() ? "unblocked" : "blocked", Map.of());
    }

    private Optional<EventRow> row(IncomingUpdate update, String name, Map<String, String> facts) {
        if (!update.bot().config().events().records(name)) {
            return Optional.empty();
        }
        long sender = UpdateRules.sender(update).id();
        OptionalLong person = sender > 0 ? OptionalLong.of(sender) : OptionalLong.empty();
        return Optional.of(EventRow.of(update.key().bot(), clock.instant(), person, name, facts));
    }
}
