package io.jackfield.console.plugins;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.Notice;
import io.jackfield.console.frame.PageRoutes;
import io.jackfield.console.frame.Refusal;
import io.jackfield.console.frame.Visit;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A new jar: uploaded or picked, looked into, confirmed, followed until it is live. */
final class InstallRoutes {
    private static final String JAR = "/plugins/install/:jar";

    private InstallRoutes() {}

    static void addTo(PageRoutes routes) {
        routes.get("/plugins/install", OperatorRight.INSTALL, visit -> choose(visit, ""))
                .upload("/plugins/install/upload", OperatorRight.INSTALL, InstallRoutes::upload)
                .post("/plugins/install/fetch", OperatorRight.INSTALL, InstallRoutes::fetch)
                .get(JAR, OperatorRight.INSTALL, visit -> report(visit, ""))
                .post(JAR, OperatorRight.INSTALL, InstallRoutes::install)
                .post(JAR + "/signature", OperatorRight.INSTALL, InstallRoutes::sign)
                .post(JAR + "/discard", OperatorRight.INSTALL, InstallRoutes::discard);
    }

    private static Future<Answer> choose(Visit visit, String problem) {
        return visit.get(Address.of("/plugin-index").with("find", visit.parameter("find")))
                .otherwise(error -> new JsonObject().put("configured", true).put("problem", error.getMessage()))
                .map(offers -> InstallModel.of(visit, offers, problem))
                .map(model -> problem.isEmpty()
                        ? Answer.page("plugins/install.jte", model)
                        : Answer.page("plugins/install.jte", model).refused());
    }

    private static Future<Answer> upload(Visit visit) {
        return visit.upload(Address.of("/plugin-jars").with("name", fileName(visit)))
                .map(report -> (Answer) to(report))
                .recover(Refusal.atForm(words -> choose(visit, words)));
    }

    private static String fileName(Visit visit) {
        String name = visit.context().request().getHeader("X-File-Name");
        try {
            return name == null ? "plugin.jar" : URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return "plugin.jar";
        }
    }

    private static Future<Answer> fetch(Visit visit) {
        return visit.post("/plugin-jars/fetch", visit.body("plugin", "version").put("wait", false))
                .map(report -> (Answer) to(report))
                .recover(Refusal.atForm(words -> choose(visit, words)));
    }

    private static Answer to(JsonObject report) {
        return Answer.to(
                Address.of("/plugins/install/{}", report.getString("jar")).toString());
    }

    private static Future<Answer> report(Visit visit, String problem) {
        Address address = Address.of("/plugin-jars/{}", visit.path("jar"));
        boolean down = visit.parameter("allowDowngrade").isPresent();
        return visit.get(down ? address.with("allowDowngrade", "true") : address)
                .map(report -> Answer.page("plugins/report.jte", ReportModel.of(visit, report, problem)));
    }

    private static Future<Answer> install(Visit visit) {
        JsonObject order = visit.body("reason").put("wait", false);
        visit.field("allowDowngrade").ifPresent(on -> order.put("allowDowngrade", true));
        return visit.post(Address.of("/plugin-jars/{}/install", visit.path("jar")), order)
                .map(told -> (Answer) Answer.to(Address.of("/plugins/{}", told.getString("plugin"))
                        .with("since", told.getLong("since"))
                        .toString()))
                .recover(Refusal.atForm(words -> report(visit, words)));
    }

    private static Future<Answer> sign(Visit visit) {
        return visit.post(Address.of("/plugin-jars/{}/signature", visit.path("jar")), visit.body("signature"))
                .map(report -> (Answer) to(report))
                .recover(Refusal.atForm(words -> report(visit, words)));
    }

    private static Future<Answer> discard(Visit visit) {
        return visit.call(HttpMethod.DELETE, Address.of("/plugin-jars/{}", visit.path("jar")), new JsonObject())
                .map(done -> Answer.to("/plugins/install", Notice.done(visit.text("plugins.discarded"))));
    }
}
