package io.jackfield.report.sales;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.console.ConsolePage;
import io.jackfield.api.console.PageRequest;
import io.jackfield.api.console.PageSpec;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.web.WebAnswer;
import java.time.LocalDate;
import java.util.List;
import org.pf4j.Extension;

/** The page {@code funnel}: how many come from looking to buying, and with which package. */
@Extension
public final class FunnelPage implements ConsolePage {
    private static final List<Integer> DAYS = List.of(7, 30, 90);
    private static final int USUAL_DAYS = 30;

    private final PluginContext context;

    public FunnelPage(PluginContext context) {
        this.context = context;
    }

    @Override
    public PageSpec spec() {
        return PageSpec.named("funnel", "funnel");
    }

    @Override
    public WebAnswer answer(PageRequest request) {
        if (!request.path().isEmpty()) {
            throw new JackfieldException(StandardError.NOT_FOUND, "the page funnel has no '" + request.path() + "'");
        }
        if (request.isPost()) {
            return WebAnswer.status(405);
        }
        String language = request.visitor().language();
        List<BotView> bots = context.bots();
        if (bots.isEmpty()) {
            return WebAnswer.html(FunnelMarkup.nothing(context.texts().get(language, "funnel.nobody")));
        }
        BotView bot = bot(request, bots);
        int days = days(request);
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), bot.timeZone());
        Figures figures = new Counting(context.events(), bot.bot().id(), bot.timeZone())
                .figures(ReportPeriod.between(today.minusDays(days - 1), today));
        return WebAnswer.html(new FunnelMarkup(new Words(bot, language), figures)
                .page(
                        new FunnelMarkup.Choice("days", days, DAYS),
                        new FunnelMarkup.Choice(
                                "bot",
                                bot.bot().id(),
                                bots.stream().map(one -> one.bot().id()).toList())));
    }

    /** The one that is asked for here, or chosen in the console; else the first. */
    private static BotView bot(PageRequest request, List<BotView> bots) {
        String wanted =
                request.web().parameter("bot").or(() -> request.visitor().bot()).orElse("");
        return bots.stream()
                .filter(bot -> bot.bot().id().equals(wanted))
                .findFirst()
                .orElse(bots.getFirst());
    }

    private static int days(PageRequest request) {
        return DAYS.stream()
                .filter(days -> request.web()
                        .parameter("days")
                        .filter(days.toString()::equals)
                        .isPresent())
                .findFirst()
                .orElse(USUAL_DAYS);
    }
}
