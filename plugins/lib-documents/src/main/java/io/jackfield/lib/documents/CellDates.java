package io.jackfield.lib.documents;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which cells of a workbook are dates: they are stored as numbers of days, and only their style says so. */
final class CellDates {
    /** What a number in a set takes. */
    private static final int KEPT = 80;

    private static final int MILLIS_PER_DAY = 86_400_000;
    /** 31 December 9999, the last day that Excel knows. */
    private static final double LAST_DAY = 2_958_466;

    private final Set<Integer> dateStyles;
    private final boolean since1904;

    private CellDates(Set<Integer> dateStyles, boolean since1904) {
        this.dateStyles = dateStyles;
        this.since1904 = since1904;
    }

    static CellDates of(Optional<InputStream> styles, boolean since1904) throws XMLStreamException, IOException {
        return new CellDates(styles.isPresent() ? dateStyles(styles.get()) : Set.of(), since1904);
    }

    private static Set<Integer> dateStyles(InputStream part) throws XMLStreamException, IOException {
        Set<Integer> dateFormats = new HashSet<>();
        Set<Integer> dateStyles = new HashSet<>();
        try (part) {
            XMLStreamReader xml = Xml.reader(part);
            boolean ofCells = false;
            int style = 0;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                int format = Xml.number(xml, "numFmtId").orElse(0);
                switch (xml.getLocalName()) {
                    case "numFmt" -> {
                        if (isDate(Xml.attribute(xml, "formatCode").orElse(""))) {
                            Budget.current().memory(KEPT);
                            dateFormats.add(format);
                        }
                    }
                    case "cellXfs" -> ofCells = true;
                    case "cellStyles" -> ofCells = false;
                    case "xf" -> {
                        if (ofCells && (isBuiltInDate(format) || dateFormats.contains(format))) {
                            Budget.current().memory(KEPT);
                            dateStyles.add(style);
                        }
                        style += ofCells ? 1 : 0;
                    }
                    default -> {}
                }
            }
        }
        return dateStyles;
    }

    /** The built-in formats of dates and times (ECMA-376, part 1, 18.8.30), with those of East Asia. */
    private static boolean isBuiltInDate(int format) {
        return format >= 14 && format <= 22 || format >= 27 && format <= 36 || format >= 45 && format <= 58;
    }

    /** A format with days, months, years or hours outside of quotes and brackets. */
    private static boolean isDate(String format) {
        char until = 0;
        for (int i = 0; i < format.length(); i++) {
            char sign = format.charAt(i);
            if (until != 0) {
                until = sign == until ? 0 : until;
            } else if (sign == '"' || sign == '[') {
                until = sign == '[' ? ']' : sign;
            } else if (sign == '\\') {
                i++;
            } else if ("dmyhDMYH".indexOf(sign) >= 0) {
                return true;
            }
        }
        return false;
    }

    boolean isDate(int style) {
        return dateStyles.contains(style);
    }

    /** Such as {@code 2026-11-21} or {@code 2026-11-21 18:30}; what is no day is left as it is. */
    String date(String days) {
        double number;
        try {
            number = Double.parseDouble(days);
        } catch (NumberFormatException e) {
            return days;
        }
        if (!(number >= 0 && number < LAST_DAY)) {
            return days;
        }
        LocalDateTime first = since1904 ? LocalDateTime.of(1904, 1, 1, 0, 0) : LocalDateTime.of(1899, 12, 30, 0, 0);
        LocalDateTime moment = first.plusDays((long) number)
                .plus(Math.round((number - Math.floor(number)) * MILLIS_PER_DAY), ChronoUnit.MILLIS)
                .plusNanos(500_000_000)
                .truncatedTo(ChronoUnit.SECONDS);
        if (number < 1) {
            return moment.toLocalTime().toString();
        }
        boolean midnight = moment.toLocalTime().equals(LocalTime.MIDNIGHT);
        return moment.toLocalDate() + (midnight ? "" : " " + moment.toLocalTime());
    }
}
