package io.jackfield.console.frame;

import io.jackfield.host.staff.OperatorRight;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands around every page, and the words and times in it. Templates get it as {@code frame}. A value; any thread.
 *
 * @param operator who looks; empty before the login
 * @param csrf what every form carries, by {@code @template.parts.csrf(frame)}
 * @param path of the page below the console, with its parameters: where a choice comes back to
 * @param range which time the pages are about; absent where each has its own
 * @param entries those that the operator may see, in the order of the rail
 * @param pages those of plugins that the operator may see
 * @param active the area of this page; empty for pages of no area
 */
public record Frame(
        Texts texts,
        Assets assets,
        Choices choices,
        String operator,
        Set<OperatorRight> rights,
        String csrf,
        String path,
        Optional<TimeRange> range,
        List<PageEntry> entries,
        List<PluginLink> pages,
        String active,
        List<BotChoice> bots,
        Optional<Notice> notice) {
    public String text(String key, Object... arguments) {
        return texts.text(choices.language(), key, arguments);
    }

    /** A text with the form of its words that goes with the number. */
    public String count(String key, long count, Object... further) {
        return texts.count(choices.language(), key, count, further);
    }

    public Moment time(Instant instant) {
        return Moment.of(instant, choices.zone());
    }

    /** @param iso as the API writes moments */
    public Moment time(String iso) {
        return time(Instant.parse(iso));
    }

    public String asset(String name) {
        return assets.url(name);
    }

    /** The address of a page. */
    public String url(String path) {
        return "/console" + range.map(chosen -> chosen.on(path)).orElse(path);
    }

    /** Whether what this page shows goes by the time that is chosen. */
    public boolean isTimed() {
        return entries.stream().anyMatch(entry -> isActive(entry) && entry.timed());
    }

    public List<String> usualRanges() {
        return TimeRange.USUAL;
    }

    /** Such as "the last hour". */
    public String rangeName(String word) {
        return text("frame.range." + word);
    }

    /** The address of this page for another time; of none where the word is empty. */
    public String ranged(String word) {
        String plain = TimeRange.without(path);
        return "/console" + TimeRange.of(word).map(chosen -> chosen.on(plain)).orElse(plain);
    }

    public boolean isRange(String word) {
        return range.filter(chosen -> chosen.word().equals(word)).isPresent();
    }

    public boolean may(OperatorRight right) {
        return rights.contains(right);
    }

    /** What htmx sends with what it asks. */
    public String csrfHeaders() {
        return "{\"" + FormBody.CSRF_HEADER + "\":\"" + csrf + "\"}";
    }

    public List<PageEntry> entries(Group group) {
        return entries.stream().filter(entry -> entry.group() == group).toList();
    }

    public List<PageEntry> thumbs() {
        return entries.stream().filter(PageEntry::thumb).limit(4).toList();
    }

    public List<Group> groups() {
        return Arrays.stream(Group.values())
                .filter(group -> !entries(group).isEmpty())
                .toList();
    }

    public boolean isActive(PageEntry entry) {
        return entry.area().equals(active) && pages.stream().noneMatch(this::isActive);
    }

    public boolean isActive(PluginLink page) {
        return page.path().equals(path);
    }

    public Optional<String> bot() {
        return choices.bot().filter(id -> bots.stream().anyMatch(bot -> bot.id().equals(id)));
    }

    /** The plans of a bot that can be granted. */
    public List<BotChoice.Plan> plans(String bot) {
        return bots.stream()
                .filter(known -> known.id().equals(bot))
                .flatMap(known -> known.plans().stream())
                .toList();
    }

    public boolean isBot(BotChoice bot) {
        return bot().filter(bot.id()::equals).isPresent();
    }
}
