package io.jackfield.host.wording;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.PluralRules.PluralType;
import com.ibm.icu.util.ULocale;
import java.text.NumberFormat;
import java.util.Locale;

/** Fills the places of one text. One object for one text and its arguments. */
final class PluralFilling {
    private final MessagePattern pattern;
    private final String language;
    private final Object[] arguments;
    private final StringBuilder out = new StringBuilder();

    PluralFilling(MessagePattern pattern, String language, Object... arguments) {
        this.pattern = pattern;
        this.language = language;
        this.arguments = arguments;
    }

    String text() {
        message(0, null);
        return out.toString();
    }

    /**
     * One message, the whole text or a form of a plural.
     *
     * @param start the index of its first part
     * @param number what {@code #} stands for; null outside of a plural
     */
    private void message(int start, Number number) {
        int end = pattern.getLimitPartIndex(start);
        int from = pattern.getPart(start).getLimit();
        for (int index = start + 1; index <= end; index++) {
            Part part = pattern.getPart(index);
            out.append(pattern.getPatternString(), from, part.getIndex());
            if (part.getType() == Part.Type.REPLACE_NUMBER) {
                out.append(NumberFormat.getInstance(Locale.forLanguageTag(language))
                        .format(number));
            } else if (part.getType() == Part.Type.ARG_START) {
                argument(index, number);
                index = pattern.getLimitPartIndex(index);
            }
            from = pattern.getPart(index).getLimit();
        }
    }

    private void argument(int start, Number outer) {
        int place = pattern.getPart(start + 1).getValue();
        ArgType type = pattern.getPart(start).getArgType();
        if (type == ArgType.NONE) {
            out.append(place < arguments.length ? String.valueOf(arguments[place]) : "{" + place + "}");
            return;
        }
        if (place >= arguments.length || type.hasPluralStyle() && !(arguments[place] instanceof Number)) {
            throw new IllegalArgumentException("{" + place + "} of '" + pattern.getPatternString() + "' is "
                    + (place < arguments.length ? "'" + arguments[place] + "'" : "not there")
                    + "; hand over a number for a plural, and an argument for every place");
        }
        if (type.hasPluralStyle()) {
            Number number = (Number) arguments[place];
            message(form(start, formOf(number, type), number), number);
        } else {
            message(form(start, String.valueOf(arguments[place]), null), outer);
        }
    }

    private String formOf(Number number, ArgType type) {
        PluralType kind = type == ArgType.PLURAL ? PluralType.CARDINAL : PluralType.ORDINAL;
        return PluralRules.forLocale(ULocale.forLanguageTag(language), kind).select(number.doubleValue());
    }

    /** Where the message begins that stands for this very number, else for its form, else for all others. */
    private int form(int start, String wanted, Number number) {
        int named = -1;
        int other = -1;
        int index = start + 2;
        while (pattern.getPartType(index) == Part.Type.ARG_SELECTOR) {
            Part selector = pattern.getPart(index++);
            Part value = pattern.getPart(index);
            if (value.getType().hasNumericValue()) {
                index++;
            }
            if (value.getType().hasNumericValue()
                    && number != null
                    && pattern.getNumericValue(value) == number.doubleValue()) {
                return index;
            }
            named = named < 0 && pattern.partSubstringMatches(selector, wanted) ? index : named;
            other = pattern.partSubstringMatches(selector, "other") ? index : other;
            index = pattern.getLimitPartIndex(index) + 1;
        }
        return named < 0 ? other : named;
    }
}
