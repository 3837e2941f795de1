package io.jackfield.sandbox.payment.payme;

import io.jackfield.sandbox.payment.Answer;
import io.jackfield.sandbox.payment.Call;
import io.jackfield.sandbox.payment.OfficialTest.Step;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Calls one after the other, each reported with what it should have been answered. */
final class Scenario {
    private static final int LONGEST = 300;

    private final List<Probe> probes = new ArrayList<>();

    /** @param holds for the answer, and the one before it */
    private record Probe(String title, Call call, String expected, BiPredicate<Answer, Answer> holds) {
        Step judge(Answer answer, Answer before) {
            return new Step(title, expected, said(answer), holds.test(answer, before));
        }

        private static String said(Answer answer) {
            String whole = answer.status() == PaymeCalls.HTTP_OK
                    ? answer.body()
                    : "status " + answer.status() + " " + answer.body();
            return whole.length() > LONGEST ? whole.substring(0, LONGEST) + "…" : whole;
        }
    }

    Scenario yes(String title, Call call, String expected, BiPredicate<Answer, Answer> holds) {
        probes.add(new Probe(
                title, call, expected, (answer, before) -> PaymeCalls.isYes(answer) && holds.test(answer, before)));
        return this;
    }

    Scenario error(String title, Call call, int code) {
        probes.add(new Probe(title, call, "error " + code, (answer, before) -> PaymeCalls.code(answer) == code));
        return this;
    }

    /** An error of ours to choose, which has three languages and names the account field. */
    Scenario accountError(String title, Call call, String field) {
        probes.add(new Probe(
                title,
                call,
                "error -31050 to -31099 in ru, uz, en, data " + field,
                (answer, before) -> Errors.isOfAccount(PaymeCalls.error(answer), field)));
        return this;
    }

    /** The call again: the same answer. */
    Scenario same(String title, Call call) {
        return yes(title, call, "the same answer", Answer::equals);
    }

    Future<List<Step>> run(Function<Call, Future<Answer>> host) {
        return goOn(host, new Answer(Answer.NONE, ""), new ArrayList<>());
    }

    private Future<List<Step>> goOn(Function<Call, Future<Answer>> host, Answer before, List<Step> steps) {
        if (steps.size() == probes.size()) {
            return Future.succeededFuture(steps);
        }
        Probe probe = probes.get(steps.size());
        return host.apply(probe.call()).compose(answer -> {
            steps.add(probe.judge(answer, before));
            return goOn(host, answer, steps);
        });
    }
}
