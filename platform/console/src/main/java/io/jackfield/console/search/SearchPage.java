package io.jackfield.console.search;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.ConsolePage;
import io.jackfield.console.frame.Group;
import io.jackfield.console.frame.Icon;
import io.jackfield.console.frame.PageEntry;
import io.jackfield.console.frame.PageRoutes;
import io.jackfield.console.frame.Refusal;
import io.jackfield.console.frame.Visit;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;

/** What the field in the bar finds. */
public final class SearchPage implements ConsolePage {
    @Override
    public PageEntry entry() {
        return new PageEntry("search", "/search", OperatorRight.VIEW, Icon.SEARCH, Group.NOW);
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/search", SearchPage::find);
    }

    private static Future<Answer> find(Visit visit) {
        String words = visit.parameter("q").orElse("");
        if (words.isEmpty()) {
            return Future.succeededFuture(Answer.page("search/show.jte", SearchModel.nothing("", "")));
        }
        return visit.get(Address.of("/search").with("q", (Object) words))
                .map(found -> SearchModel.of(visit, found))
                .map(model -> Answer.page("search/show.jte", model))
                .<Answer>map(page -> page)
                .recover(Refusal.atForm(problem ->
                        Future.succeededFuture(Answer.page("search/show.jte", SearchModel.nothing(words, problem))
                                .refused())));
    }
}
