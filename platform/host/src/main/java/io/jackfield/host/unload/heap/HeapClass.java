package io.jackfield.host.unload.heap;

import java.util.ArrayList;
import java.util.List;

/**
 * A class in the dump.
 *
 * @param name as in source code, nested classes with {@code $}
 * @param parent id of the class above; 0 for {@code Object}
 * @param loader id of its loader; 0 for the virtual machine's own
 * @param statics fields that hold objects
 * @param fields of its own instances, those above not included, in the order in which instances are written
 */
record HeapClass(long id, String name, long parent, long loader, List<Static> statics, List<Field> fields) {
    /** @param value id of the object; may be 0 */
    record Static(String name, long value) {}

    /** @param type as {@link HprofType} has it */
    record Field(String name, int type) {}

    /** What a class keeps beside its static fields: the class above, its loader, signers, protection domain. */
    private static final int KEPT = 4;

    /** @param position of the class's id at the head of its record */
    static HeapClass read(HprofFile file, long position, String name, Names names) {
        long at = position + HprofFile.ID_BYTES + 4;
        long parent = file.int64(at);
        long loader = file.int64(at + 8);
        at += 6 * HprofFile.ID_BYTES + 4;
        at = skipConstants(file, at);
        List<Static> statics = new ArrayList<>();
        int count = file.int16(at);
        at += 2;
        for (int i = 0; i < count; i++) {
            int type = file.int8(at + 8);
            if (type == HprofType.OBJECT) {
                statics.add(new Static(names.name(file.int64(at)), file.int64(at + 9)));
            }
            at += 9 + HprofType.size(type);
        }
        List<Field> fields = new ArrayList<>();
        count = file.int16(at);
        at += 2;
        for (int i = 0; i < count; i++) {
            fields.add(new Field(names.name(file.int64(at)), file.int8(at + 8)));
            at += 9;
        }
        return new HeapClass(file.int64(position), name, parent, loader, List.copyOf(statics), List.copyOf(fields));
    }

    /** The position behind the record. */
    static long end(HprofFile file, long position) {
        long at = skipConstants(file, position + HprofFile.ID_BYTES + 4 + 6 * HprofFile.ID_BYTES + 4);
        int statics = file.int16(at);
        at += 2;
        for (int i = 0; i < statics; i++) {
            at += 9 + HprofType.size(file.int8(at + 8));
        }
        return at + 2 + 9L * file.int16(at);
    }

    /** Ids of what the class keeps beside its static fields. */
    static long kept(HprofFile file, long position, int number) {
        return file.int64(position + HprofFile.ID_BYTES + 4 + (long) number * HprofFile.ID_BYTES);
    }

    static int keptCount() {
        return KEPT;
    }

    private static long skipConstants(HprofFile file, long start) {
        long at = start + 2;
        for (int i = file.int16(start); i > 0; i--) {
            at += 3 + HprofType.size(file.int8(at + 2));
        }
        return at;
    }

    /** The texts of the file. */
    interface Names {
        String name(long id);
    }
}
