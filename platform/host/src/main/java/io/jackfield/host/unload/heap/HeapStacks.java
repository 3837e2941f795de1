package io.jackfield.host.unload.heap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the threads of the dump were doing. */
final class HeapStacks {
    private final HprofFile file;
    private final Map<Long, Long> frames = new HashMap<>();
    private final Map<Integer, Long> traces = new HashMap<>();

    HeapStacks(HprofFile file) {
        this.file = file;
    }

    /**
     * One frame.
     *
     * @param typeSerial serial number of the class
     */
    record Frame(int typeSerial, long methodName) {}

    void frame(long body) {
        frames.put(file.int64(body), body);
    }

    /** Traces of threads name their thread; the one trace without a thread is of no use. */
    void trace(long body) {
        int thread = file.int32(body + 4);
        if (thread != 0) {
            traces.put(thread, body);
        }
    }

    /** The frames of a thread, from the top. */
    List<Frame> of(int threadSerial) {
        Long body = traces.get(threadSerial);
        if (body == null) {
            return List.of();
        }
        List<Frame> found = new ArrayList<>();
        for (int i = 0; i < file.int32(body + 8); i++) {
            Long frame = frames.get(file.int64(body + 12 + (long) i * HprofFile.ID_BYTES));
            if (frame != null) {
                found.add(
                        new Frame(file.int32(frame + 4L * HprofFile.ID_BYTES), file.int64(frame + HprofFile.ID_BYTES)));
            }
        }
        return found;
    }
}
