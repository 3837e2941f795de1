package io.jackfield.notice.school;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.notice.Notice;
import io.jackfield.api.notice.NoticeKind;
import io.jackfield.api.notice.NoticePage;
import io.jackfield.api.notice.NoticeSpec;
import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.ParentPage;
import io.jackfield.lib.school.ParentPage.Link;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.SchoolAway;
import io.jackfield.lib.school.Selection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Notices about learners: goes through their parents page by page, and asks the school about all learners of a page at
 * once.
 */
abstract class LearnerNotices implements NoticeKind {
    private final PluginContext context;
    private final Sources sources;
    private final NoticeSpec spec;

    LearnerNotices(PluginContext context, NoticeSpec spec) {
        this.context = context;
        sources = Sources.of(context);
        this.spec = spec;
    }

    @Override
    public NoticeSpec spec() {
        return spec;
    }

    /** What there is to tell on that day, in an order that stays. */
    abstract List<News> news(School school, Circle circle) throws SchoolAway;

    @Override
    public NoticePage due(BotView bot, Instant since, Optional<String> after, int most) {
        Place from = Place.of(after);
        ParentPage page =
                sources.parents().page(bot.bot().id(), from.parents(), Math.min(most, Selection.MOST_LEARNERS));
        return cut(bot, page, from, most);
    }

    private NoticePage cut(BotView bot, ParentPage page, Place from, int most) {
        Map<Link, List<News>> all = newsOf(bot, page.links());
        List<Notice> notices = new ArrayList<>();
        Place place = from;
        for (Link link : page.links()) {
            List<News> rest = all.get(link).stream().skip(place.skip()).toList();
            int room = most - notices.size();
            rest.stream().limit(room).map(one -> notice(bot, link, one)).forEach(notices::add);
            if (rest.size() > room) {
                return new NoticePage(notices, Optional.of(new Place(place.parents(), place.skip() + room).text()));
            }
            place = new Place(Optional.of(ParentPage.placeOf(link)), 0);
        }
        return new NoticePage(notices, page.next().map(next -> new Place(Optional.of(next), 0).text()));
    }

    private static Notice notice(BotView bot, Link link, News news) {
        return Notice.of(
                NoticeKey.of(news.learner(), news.key()), Recipient.of(bot.bot().id(), link.person()), news.reply());
    }

    private Map<Link, List<News>> newsOf(BotView bot, List<Link> links) {
        Map<String, List<Link>> byLanguage = links.stream()
                .collect(Collectors.groupingBy(
                        link -> language(bot, link.person()), LinkedHashMap::new, Collectors.toList()));
        Map<Link, List<News>> all = new HashMap<>();
        byLanguage.forEach((language, readers) -> {
            Map<String, List<News>> news = ask(circle(bot, readers, language));
            readers.forEach(
                    link -> all.put(link, news.getOrDefault(link.learner().id(), List.of())));
        });
        return all;
    }

    private String language(BotView bot, long person) {
        return context.people()
                .find(bot.bot().id(), person)
                .map(Person::language)
                .orElseGet(bot::language);
    }

    private Circle circle(BotView bot, List<Link> links, String language) {
        Map<String, Learner> learners = new HashMap<>();
        links.forEach(link -> learners.put(link.learner().id(), link.learner()));
        LocalDate today = context.clock().instant().atZone(bot.timeZone()).toLocalDate();
        return new Circle(bot, learners, today, language);
    }

    /** By learner. The host asks again later while the school is away. */
    private Map<String, List<News>> ask(Circle circle) {
        try {
            return news(sources.school(), circle).stream().collect(Collectors.groupingBy(News::learner));
        } catch (SchoolAway away) {
            throw new JackfieldException(StandardError.UNAVAILABLE, spec.name() + ": " + away.getMessage(), away);
        }
    }
}
