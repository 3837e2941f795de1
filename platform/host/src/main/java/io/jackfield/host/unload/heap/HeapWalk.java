package io.jackfield.host.unload.heap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for the shortest way from the roots to some objects, breadth first. What only weak or phantom references hold
 * is not held; what only soft references hold is, if wanted.
 */
public final class HeapWalk {
    private static final ValueLayout.OfLong POSITION = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INDEX = ValueLayout.JAVA_INT;

    private final HeapDump dump;
    private final HeapEdges edges;
    private final boolean throughSoft;
    /** In the order in which they were reached: where each object is, and from which of these it was reached. */
    private final MemorySegment reached;

    private final MemorySegment from;
    private final Map<Integer, HeapRoot> roots = new HashMap<>();
    private int count;

    private HeapWalk(HeapDump dump, boolean throughSoft) {
        this.dump = dump;
        this.throughSoft = throughSoft;
        edges = new HeapEdges(dump, throughSoft);
        reached = dump.arena().allocate(POSITION, dump.objectCount() + 1);
        from = dump.arena().allocate(INDEX, dump.objectCount() + 1);
    }

    /** The paths to those of {@code targets} that can be reached. */
    public static Map<Long, HeapPath> to(Collection<Long> targets, HeapDump dump, boolean throughSoft) {
        return new HeapWalk(dump, throughSoft).paths(targets);
    }

    private Map<Long, HeapPath> paths(Collection<Long> targets) {
        dump.objects().forgetSeen();
        Set<Long> wanted = new HashSet<>(targets);
        Map<Long, HeapPath> found = new HashMap<>();
        for (HeapRoot root : dump.roots()) {
            int index = count;
            if (reach(root.id(), -1)) {
                roots.put(index, root);
                check(root.id(), index, wanted, found);
            }
        }
        for (int next = 0; next < count && !wanted.isEmpty(); next++) {
            int parent = next;
            edges.forEach(reached.getAtIndex(POSITION, next), target -> {
                if (target != 0 && reach(target, parent)) {
                    check(target, count - 1, wanted, found);
                }
            });
        }
        return found;
    }

    /** Whether it is reached for the first time. */
    private boolean reach(long id, int parent) {
        long position = dump.objects().findNew(id);
        if (position == 0) {
            return false;
        }
        reached.setAtIndex(POSITION, count, position);
        from.setAtIndex(INDEX, count, parent);
        count++;
        return true;
    }

    private void check(long id, int index, Set<Long> wanted, Map<Long, HeapPath> found) {
        if (wanted.remove(id)) {
            Deque<Long> positions = new ArrayDeque<>();
            int root = index;
            for (int at = index; at >= 0; at = from.getAtIndex(INDEX, at)) {
                positions.addFirst(reached.getAtIndex(POSITION, at));
                root = at;
            }
            found.put(id, HeapPath.of(dump, edges, roots.get(root), List.copyOf(positions), throughSoft));
        }
    }
}
