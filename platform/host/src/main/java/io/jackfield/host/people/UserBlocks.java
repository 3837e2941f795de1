package io.jackfield.host.people;

import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.UserBlockTable;
import io.jackfield.host.store.UserBlockTable.Block;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whom operators keep out of a bot. They are few and each update asks for its sender, so all of them are in
 * memory. Core loop only.
 */
public final class UserBlocks {
    private static final Logger LOG = LoggerFactory.getLogger(UserBlocks.class);

    private final UserBlockTable table;
    private final Map<PersonKey, Block> blocks = new HashMap<>();

    public UserBlocks(UserBlockTable table) {
        this.table = table;
    }

    /** Completes when it is known who was blocked in an earlier life. */
    public Future<Void> load() {
        return table.all()
                .onSuccess(all -> all.forEach(block -> blocks.put(block.person(), block)))
                .mapEmpty();
    }

    public boolean isBlocked(PersonKey person) {
        return blocks.containsKey(person);
    }

    public Optional<Block> find(PersonKey person) {
        return Optional.ofNullable(blocks.get(person));
    }

    /** Counts once it is stored. Who is blocked already stays so. */
    public Future<Void> block(Block block) {
        return table.add(block).onSuccess(stored -> blocks.putIfAbsent(block.person(), block));
    }

    public Future<Void> unblock(PersonKey person) {
        return table.remove(person).onSuccess(removed -> blocks.remove(person));
    }

    /** What was stored of somebody has been deleted. */
    public void forgotten(PersonKey person) {
        blocks.remove(person);
    }

    /** Whether they have not been told of their block yet; from now on they have. */
    public boolean tellsNow(PersonKey person) {
        Block block = blocks.get(person);
        if (block == null || block.told()) {
            return false;
        }
        blocks.put(person, new Block(person, block.at(), block.by(), block.reason(), true));
        table.told(person)
                .onFailure(error -> LOG.warn(
                        "people: bot={} user={} is told of the block again after a restart: {}",
                        person.bot(),
                        person.person(),
                        error.getMessage()));
        return true;
    }
}
