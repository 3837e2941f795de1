package io.jackfield.host;

import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.memory.Dialogues;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.people.People;
import io.jackfield.host.people.UserBlocks;
import io.jackfield.host.store.BotNumbers;
import io.jackfield.host.store.Database;
import io.jackfield.host.store.DialogueTable;
import io.jackfield.host.store.ForeignDatabases;
import io.jackfield.host.store.HostLock;
import io.jackfield.host.store.Housekeeping;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.MemoryTable;
import io.jackfield.host.store.PersonTable;
import io.jackfield.host.store.UserBlockTable;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What outlives an update: PostgreSQL, Redis, the journal, and the rooms that only remember. */
final class StorageWing {
    final RedisLink redis;
    final JournalWriter journal;
    final Housekeeping housekeeping;
    final People people;
    final UserBlocks blocks;
    final MemoryCache memory;
    final Dialogues dialogues;
    final ForeignDatabases foreignDatabases;
    private final NodeContext node;
    private final Database database;
    private final HostLock lock;

    /** @param takenOver told, with a sentence, when another host works on this database */
    StorageWing(NodeContext node, Consumer<String> takenOver) {
        this.node = node;
        HostConfig config = node.config();
        ServiceUrl url = config.database().url().orElseThrow();
        database = new Database(node.vertx(), url, config.database().poolSize());
        redis = new RedisLink(node.vertx(), config.redis().url().orElseThrow());
        lock = new HostLock(
                node.loop(), database::connectWriter, node.identity().start(config), url.toString(), takenOver);
        journal = new JournalWriter(
                node.loop(),
                lock::connection,
                config.intake().flushInterval(),
                config.intake().maxBatch());
        housekeeping = new Housekeeping(node.loop(), pool(), node.clock(), config.keep());
        people = new People(journal, new PersonTable(pool())::reachable);
        blocks = new UserBlocks(new UserBlockTable(pool()));
        memory = new MemoryCache(node.loop(), new MemoryTable(pool())::scopes);
        dialogues = new Dialogues(node.loop(), new DialogueTable(pool()), redis.client());
        foreignDatabases = new ForeignDatabases(() -> node.liveConfig().now().databases());
    }

    Pool pool() {
        return database.pool();
    }

    /** For looks that Telegram waits for. */
    SqlClient urgentClient() {
        return database.urgentClient();
    }

    /** Makes sure that no other host works on this database; before anything in it is touched. */
    Future<Void> claim() {
        return journal.connect();
    }

    /** @return the number of each bot in the tables, by id */
    Future<Map<String, Integer>> open(List<String> bots) {
        journal.keepWatch(node.clock());
        return lock.sign(pool())
                .compose(signed -> housekeeping.start())
                .compose(done -> blocks.load())
                .compose(done -> BotNumbers.of(pool(), bots));
    }

    /** Completes when the journal has stored what it was given, at the latest after the grace time. */
    Future<Void> drained() {
        return journal.drained(node.config().shutdownGrace()).otherwiseEmpty();
    }

    Future<Void> close() {
        return redis.close().compose(done -> database.close().otherwiseEmpty());
    }
}
