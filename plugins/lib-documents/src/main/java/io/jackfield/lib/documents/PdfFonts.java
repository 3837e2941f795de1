package io.jackfield.lib.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDResources;

/**
 * Looks at a font before PDFBox loads it. PDFBox writes out every number of a range that a font names, of which ten
 * bytes can make two thousand million; such a table is taken away from its font.
 */
final class PdfFonts {
    /** Together in one table: a font has 65 536 characters at most. */
    private static final long MOST_IN_RANGES = 200_000;

    private static final int LONGEST_MAP = 2 << 20;
    private static final COSName W2 = COSName.getPDFName("W2");

    private final Budget budget;
    private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    PdfFonts(Budget budget) {
        this.budget = budget;
    }

    /** Called with every operator; those that bring a font name it in the resources. */
    void lookAt(Operator operator, List<COSBase> operands, PDResources resources) throws IOException {
        if (operands.isEmpty() || !(operands.getFirst() instanceof COSName name) || resources == null) {
            return;
        }
        if (operator.getName().equals(OperatorName.SET_FONT_AND_SIZE)) {
            font(named(resources, COSName.FONT, name));
        } else if (operator.getName().equals(OperatorName.SET_GRAPHICS_STATE_PARAMS)) {
            COSDictionary state = named(resources, COSName.EXT_G_STATE, name);
            COSArray font = state == null ? null : state.getCOSArray(COSName.FONT);
            font(font != null && font.size() > 0 && font.getObject(0) instanceof COSDictionary found ? found : null);
        }
    }

    private static COSDictionary named(PDResources resources, COSName kind, COSName name) {
        COSDictionary all = resources.getCOSObject().getCOSDictionary(kind);
        return all == null ? null : all.getCOSDictionary(name);
    }

    private void font(COSDictionary font) throws IOException {
        if (font == null || !seen.add(font)) {
            return;
        }
        map(font, COSName.TO_UNICODE);
        map(font, COSName.ENCODING);
        COSArray descendants = font.getCOSArray(COSName.DESCENDANT_FONTS);
        for (int i = 0; descendants != null && i < descendants.size(); i++) {
            if (descendants.getObject(i) instanceof COSDictionary descendant) {
                widths(descendant, COSName.W, 1);
                widths(descendant, W2, 3);
            }
        }
    }

    /** @param values that follow a range */
    private void widths(COSDictionary font, COSName key, int values) {
        COSArray widths = font.getCOSArray(key);
        long sum = 0;
        int at = 0;
        while (widths != null && at < widths.size() - 1) {
            budget.work(1);
            COSBase first = widths.getObject(at);
            COSBase next = widths.getObject(at + 1);
            if (first instanceof COSNumber from && next instanceof COSNumber to) {
                sum += Math.max(0, to.longValue() - from.longValue() + 1);
                at += 2 + values;
            } else {
                at += first instanceof COSNumber ? 2 : 1;
            }
        }
        if (sum > MOST_IN_RANGES) {
            font.removeItem(key);
        }
    }

    private void map(COSDictionary font, COSName key) throws IOException {
        if (font.getDictionaryObject(key) instanceof COSStream map) {
            byte[] text;
            try (InputStream in = map.createInputStream()) {
                text = in.readNBytes(LONGEST_MAP + 1);
            }
            if (text.length > LONGEST_MAP || inRanges(new String(text, StandardCharsets.ISO_8859_1)) > MOST_IN_RANGES) {
                font.removeItem(key);
            }
        }
    }

    /** How many characters its ranges {@code <from> <to> <first>} come to, from the first to the last of them. */
    private long inRanges(String map) {
        long sum = 0;
        int at = map.indexOf("beginbfrange");
        while (at >= 0) {
            int end = map.indexOf("endbfrange", at);
            sum += ranges(map.substring(at, end < 0 ? map.length() : end));
            at = end < 0 ? -1 : map.indexOf("beginbfrange", end);
        }
        return sum;
    }

    private long ranges(String section) {
        long sum = 0;
        int at = section.indexOf('<');
        while (at >= 0) {
            budget.work(1);
            int from = section.indexOf('>', at);
            int second = from < 0 ? -1 : section.indexOf('<', from);
            int to = second < 0 ? -1 : section.indexOf('>', second);
            if (to < 0) {
                break;
            }
            sum += Math.max(1, number(section, second, to) - number(section, at, from) + 1);
            at = afterValue(section, to);
        }
        return sum;
    }

    /** Where the next range begins; the value of this one is a list in brackets or one more in angles. */
    private static int afterValue(String section, int at) {
        int value = at;
        while (value < section.length() && section.charAt(value) != '[' && section.charAt(value) != '<') {
            value++;
        }
        boolean list = value < section.length() && section.charAt(value) == '[';
        int end = section.indexOf(list ? ']' : '>', value);
        return end < 0 ? -1 : section.indexOf('<', end);
    }

    private static long number(String section, int from, int to) {
        long number = 0;
        for (int i = from + 1; i < to; i++) {
            int digit = Character.digit(section.charAt(i), 16);
            // Four bytes are the most that PDFBox reads of it.
            number = digit < 0 ? number : (number << 4 | digit) & 0xffff_ffffL;
        }
        return number;
    }
}
