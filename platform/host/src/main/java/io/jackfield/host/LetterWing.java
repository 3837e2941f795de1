package io.jackfield.host;

import io.jackfield.host.admin.AdminCall;
import io.jackfield.host.admin.AdminLetters;
import io.jackfield.host.letter.LetterFilters;
import io.jackfield.host.letter.LetterReplays;
import io.jackfield.host.letter.Letters;
import io.jackfield.host.letter.OpenLetters;
import io.jackfield.host.letter.WaitingWork;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.store.LetterReplayTable;
import io.jackfield.host.store.LetterTable;
import io.jackfield.host.telegram.ServedBot;
import java.util.List;
import java.util.stream.Collectors;

/** What could not be answered or delivered: counted, looked at, replayed. */
final class LetterWing {
    final OpenLetters open;
    final Letters letters;
    final LetterReplays replays;
    final LetterReplayTable table;
    final WaitingWork waiting;

    LetterWing(
            NodeContext node,
            StorageWing storage,
            OutboxWing out,
            DeskWing desks,
            PluginWing plugins,
            UpdateWing updates) {
        LetterTable rows = new LetterTable(storage.pool());
        table = new LetterReplayTable(storage.pool());
        open = new OpenLetters(node.loop(), rows, node.meters(), desks.alerts);
        storage.journal.onLetter(open);
        LetterFilters filters = new LetterFilters(
                node.table()::bots,
                () -> plugins.room.live().stream()
                        .collect(Collectors.toMap(
                                LoadedPlugin::id, plugin -> plugin.info().version())));
        letters = new Letters(rows, filters, open::changed);
        LetterReplays.Ways ways = new LetterReplays.Ways(storage.journal, updates.laneEntry(), out.outbox);
        replays = new LetterReplays(node.loop(), ways, filters, rows, table, open::changed);
        updates.follow(replays);
        waiting = new WaitingWork(node.table()::bots, updates.lanes, out.outbox, storage.journal);
    }

    /** What an earlier life has begun goes on, and letters of these bots are counted. */
    void start(List<ServedBot> served) {
        served.forEach(open::serve);
        open.start();
        replays.start();
    }

    void stop() {
        open.stop();
        replays.stop();
    }

    /** What operators do with letters. */
    List<AdminCall> calls() {
        return new AdminLetters(letters, replays, table, waiting).calls();
    }
}
