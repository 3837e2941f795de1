package io.jackfield.host.unload.heap;

/** What each object of a dump refers to. */
final class HeapEdges {
    private static final int ID = HprofFile.ID_BYTES;
    private static final String[] KEPT = {"superclass", "loader", "signers", "protection domain"};

    private final HeapDump dump;
    private final HprofFile file;
    private final boolean throughSoft;

    HeapEdges(HeapDump dump, boolean throughSoft) {
        this.dump = dump;
        this.throughSoft = throughSoft;
        file = dump.file();
    }

    /** Told of every object that another one refers to; 0 is among them. */
    interface Visitor {
        void edge(long target);
    }

    /** @param position of the object's id */
    void forEach(long position, Visitor visitor) {
        switch (file.int8(position - 1)) {
            case HprofTag.CLASS -> {
                for (int i = 0; i < KEPT.length; i++) {
                    visitor.edge(HeapClass.kept(file, position, i));
                }
                dump.classOf(file.int64(position)).statics().forEach(field -> visitor.edge(field.value()));
            }
            case HprofTag.INSTANCE -> {
                HeapLayout layout = dump.layout(file.int64(position + 12));
                for (HeapLayout.Place place : layout.places()) {
                    if (layout.leads(place, throughSoft)) {
                        visitor.edge(layout.objectAt(file, position, place));
                    }
                }
                visitor.edge(layout.type().id());
            }
            case HprofTag.OBJECT_ARRAY -> {
                long count = Integer.toUnsignedLong(file.int32(position + 12));
                for (long i = 0; i < count; i++) {
                    visitor.edge(file.int64(position + 2 * ID + 8 + i * ID));
                }
                visitor.edge(file.int64(position + 16));
            }
            default -> {
                // Arrays of numbers refer to nothing.
            }
        }
    }

    /** How one object refers to another: the field, or what stands for it. */
    String name(long position, long target) {
        return switch (file.int8(position - 1)) {
            case HprofTag.CLASS -> nameInClass(position, target);
            case HprofTag.INSTANCE -> nameInInstance(position, target);
            default -> file.int64(position + 16) == target ? "type" : "[]";
        };
    }

    private String nameInClass(long position, long target) {
        for (int i = 0; i < KEPT.length; i++) {
            if (HeapClass.kept(file, position, i) == target) {
                return KEPT[i];
            }
        }
        return dump.classOf(file.int64(position)).statics().stream()
                .filter(field -> field.value() == target)
                .map(HeapClass.Static::name)
                .findFirst()
                .orElse("?");
    }

    private String nameInInstance(long position, long target) {
        HeapLayout layout = dump.layout(file.int64(position + 12));
        return layout.places().stream()
                .filter(place -> layout.leads(place, throughSoft) && layout.objectAt(file, position, place) == target)
                .map(HeapLayout.Place::name)
                .findFirst()
                .orElse("type");
    }
}
