package io.jackfield.host.unload.heap;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * Where the fields of a class's instances stand.
 *
 * @param weakness how strongly {@code referent} is held, for the kinds of {@code java.lang.ref.Reference}
 */
record HeapLayout(HeapClass type, List<Place> places, Weakness weakness) {
    /** Where an instance's values begin, counted from its id: trace, class and length stand before them. */
    private static final int VALUES = 2 * HprofFile.ID_BYTES + 8;

    /** @param offset counted from the first value */
    record Place(String owner, String name, int type, int offset) {}

    /** What the collector makes of a reference's referent. */
    enum Weakness {
        NONE,
        SOFT,
        WEAK
    }

    static HeapLayout of(HeapClass type, LongFunction<HeapClass> classes) {
        List<Place> places = new ArrayList<>();
        Weakness weakness = Weakness.NONE;
        int offset = 0;
        for (HeapClass owner = type; owner != null; owner = classes.apply(owner.parent())) {
            for (HeapClass.Field field : owner.fields()) {
                places.add(new Place(owner.name(), field.name(), field.type(), offset));
                offset += HprofType.size(field.type());
            }
            weakness = switch (owner.name()) {
                case "java.lang.ref.SoftReference" -> Weakness.SOFT;
                case "java.lang.ref.WeakReference", "java.lang.ref.PhantomReference" -> Weakness.WEAK;
                default -> weakness;
            };
        }
        return new HeapLayout(type, List.copyOf(places), weakness);
    }

    /** Whether a path may lead through this field. */
    boolean leads(Place place, boolean throughSoft) {
        boolean referent = place.name().equals("referent") && place.owner().equals("java.lang.ref.Reference");
        return place.type() == HprofType.OBJECT
                && !(referent && (weakness == Weakness.WEAK || weakness == Weakness.SOFT && !throughSoft));
    }

    long objectAt(HprofFile file, long instance, Place place) {
        return file.int64(instance + VALUES + place.offset());
    }

    OptionalLong value(HprofFile file, long instance, String name) {
        for (Place place : places) {
            if (place.name().equals(name)) {
                long at = instance + VALUES + place.offset();
                return switch (HprofType.size(place.type())) {
                    case 1 -> OptionalLong.of(file.int8(at));
                    case 2 -> OptionalLong.of(file.int16(at));
                    case 4 -> OptionalLong.of(file.int32(at));
                    default -> OptionalLong.of(file.int64(at));
                };
            }
        }
        return OptionalLong.empty();
    }
}
