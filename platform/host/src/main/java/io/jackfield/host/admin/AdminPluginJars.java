package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.install.CheckedJar;
import io.jackfield.host.install.DirectoryWatch.Change;
import io.jackfield.host.install.IndexDownload;
import io.jackfield.host.install.IndexEntry;
import io.jackfield.host.install.IndexPlace;
import io.jackfield.host.install.JarReportJson;
import io.jackfield.host.install.PluginIndex;
import io.jackfield.host.install.StagedJars;
import io.jackfield.host.install.StagedJars.Place;
import io.jackfield.host.loop.VirtualThreads;
import io.jackfield.host.plugins.JarInspection;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * New jars on their way into the host: brought by an operator or picked from a configured index, looked into, and
 * installed when the operator says so. Only indexes of the configuration are asked, so that nobody can make the host
 * call an address. Core loop only.
 */
public final class AdminPluginJars {
    private static final String JAR = "/plugin-jars/:jar";

    private final PluginServices services;
    private final PluginChanges changes;
    private final StagedJars staged;
    private final Vertx vertx;
    private final OfferCache offered;
    /** Those that are still on their way from an index, or did not arrive. */
    private final Map<String, Future<Place>> fetching = new HashMap<>();

    public AdminPluginJars(PluginServices services) {
        this.services = services;
        changes = new PluginChanges(services);
        staged = services.staged();
        vertx = services.loop().vertx();
        offered = new OfferCache(services.loop());
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get(
                                "plugins.offers",
                                "/plugin-index",
                                OperatorRight.VIEW,
                                "What the configured indexes offer")
                        .query("find", "a part of an id or a description")
                        .query("from", "how many to leave out")
                        .query("most", "how many to give, up to 500")
                        .json(this::offers),
                AdminCall.post(
                                "plugins.upload",
                                "/plugin-jars",
                                OperatorRight.INSTALL,
                                "Bring a jar as the body, or as the part 'jar' of a form, and look into it; nothing is installed")
                        .query("name", "what its file is called")
                        .query("signature", "in base64; in a form also a part 'signature'")
                        .upload(this::upload),
                AdminCall.post(
                                "plugins.fetch",
                                "/plugin-jars/fetch",
                                OperatorRight.INSTALL,
                                "Get a jar from a configured index and look into it; nothing is installed")
                        .body("plugin", "its id")
                        .body("version", "the newest that fits otherwise")
                        .body("wait", "false to get an answer before it is there")
                        .json(this::fetch),
                AdminCall.post(
                                "plugins.sign",
                                JAR + "/signature",
                                OperatorRight.INSTALL,
                                "Put a signature beside a jar")
                        .body("signature", "in base64, the content of the .sig file")
                        .json(this::sign),
                AdminCall.get("plugins.check", JAR, OperatorRight.INSTALL, "Look into a jar that was brought")
                        .query("allowDowngrade", "true to take a version below one that was live before")
                        .json(this::check),
                AdminCall.post(
                                "plugins.install",
                                JAR + "/install",
                                OperatorRight.INSTALL,
                                "Install a jar that was brought")
                        .body("allowDowngrade", "true to take a version below one that was live before, this once")
                        .body("wait", "false to get an answer before it is live")
                        .json(this::install),
                AdminCall.delete("plugins.discard", JAR, OperatorRight.INSTALL, "Forget a jar that was brought")
                        .json(this::discard));
    }

    private Function<AdminRequest, Future<JsonObject>> upload(RoutingContext context) {
        return request -> {
            String length = context.request().getHeader("Content-Length");
            if (length != null && Long.parseLong(length) > StagedJars.LARGEST + 10_000) {
                return Future.failedFuture(BodyFields.refused("the file has more than " + (StagedJars.LARGEST >> 20)
                        + " MB, which is the most that is taken"));
            }
            context.request().pause();
            return VirtualThreads.call(
                            vertx,
                            "plugin-upload",
                            () -> staged.make(request.query("name").orElse("plugin.jar")))
                    .compose(place -> new JarUpload(vertx, staged, context.request())
                            .store(place, request.query("signature"))
                            .compose(done -> brought(request, place))
                            .onFailure(error -> discard(place)));
        };
    }

    private Future<JsonObject> fetch(AdminRequest request) {
        String plugin = BodyFields.required(request.body(), "plugin", "say which");
        Optional<String> version = BodyFields.text(request.body(), "version");
        if (!plugin.matches(JarInspection.ID)) {
            throw BodyFields.refused("plugin is '" + plugin + "'; use an id such as command-hello");
        }
        List<IndexPlace> places = places();
        return VirtualThreads.call(vertx, "plugin-fetch", () -> staged.make(plugin + ".jar"))
                .compose(place -> {
                    Future<Place> fetched = VirtualThreads.call(
                            vertx, "plugin-fetch", () -> fetched(place, PluginIndex.read(places), plugin, version));
                    request.note().subject((plugin + " " + version.orElse("")).strip());
                    return BodyFields.flag(request.body(), "wait", true)
                            ? fetched.compose(there -> brought(request, there))
                            : Future.succeededFuture(onItsWay(place, fetched));
                });
    }

    private Place fetched(Place place, PluginIndex index, String plugin, Optional<String> version) throws Exception {
        try {
            IndexDownload.fetch(index.choose(plugin, version), place.jar());
            return place;
        } catch (Exception e) {
            staged.discard(place);
            throw e;
        }
    }

    private JsonObject onItsWay(Place place, Future<Place> fetched) {
        fetching.values().removeIf(Future::isComplete);
        fetching.put(place.number(), fetched);
        fetched.onSuccess(done -> fetching.remove(place.number()));
        return new JsonObject().put("jar", place.number()).put("outcome", "under way");
    }

    private Future<JsonObject> check(AdminRequest request) {
        Future<Place> fetched = fetching.get(request.path("jar"));
        if (fetched != null && fetched.failed()) {
            return Future.failedFuture(fetched.cause());
        }
        if (fetched != null) {
            return Future.succeededFuture(
                    new JsonObject().put("jar", request.path("jar")).put("outcome", "under way"));
        }
        boolean allowDowngrade =
                request.query("allowDowngrade").filter("true"::equals).isPresent();
        return check(staged.get(request.path("jar")), allowDowngrade);
    }

    private Future<JsonObject> sign(AdminRequest request) {
        Place place = staged.get(request.path("jar"));
        String signature = BodyFields.required(request.body(), "signature", "give the content of the .sig file");
        return VirtualThreads.call(vertx, "plugin-signature", () -> {
                    staged.sign(place, signature);
                    return place;
                })
                .compose(signed -> brought(request, signed));
    }

    private List<IndexPlace> places() {
        List<String> index = services.config().now().plugins().index();
        Path home = services.config().now().home();
        if (index.isEmpty()) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND,
                    "no index is configured; name one at plugins.index in config/jackfield.yaml, or upload a jar");
        }
        return index.stream().map(place -> IndexPlace.of(place, home)).toList();
    }

    private Future<JsonObject> brought(AdminRequest request, Place place) {
        return check(place, false)
                .onSuccess(report -> request.note()
                        .subject((report.getString("id", report.getString("file")) + " "
                                        + report.getString("version", ""))
                                .strip()));
    }

    private Future<JsonObject> check(Place place, boolean allowDowngrade) {
        return VirtualThreads.call(vertx, "plugin-check", () -> {
            CheckedJar checked = services.installs().check(place.jar(), allowDowngrade);
            return JarReportJson.of(checked).put("jar", place.number());
        });
    }

    private Future<JsonObject> install(AdminRequest request) {
        Place place = staged.get(request.path("jar"));
        boolean allowDowngrade = BodyFields.flag(request.body(), "allowDowngrade");
        return changes.answer(request, "", () -> {
            Optional<Change> change = Optional.of(services.installs().install(place.jar(), allowDowngrade));
            staged.discard(place);
            return change;
        });
    }

    private Future<JsonObject> discard(AdminRequest request) {
        discard(staged.get(request.path("jar")));
        return Future.succeededFuture(new JsonObject().put("outcome", "discarded"));
    }

    private void discard(Place place) {
        VirtualThreads.call(vertx, "plugin-discard", () -> {
            staged.discard(place);
            return null;
        });
    }

    private Future<JsonObject> offers(AdminRequest request) {
        int from = request.number("from", 0, Integer.MAX_VALUE, 0);
        int most = request.number("most", 1, 500, 100);
        String find = request.query("find").orElse("").toLowerCase(Locale.ROOT);
        List<String> index = services.config().now().plugins().index();
        if (index.isEmpty()) {
            return Future.succeededFuture(offers(List.of(), from, most).put("configured", false));
        }
        return offered.index(index, places())
                .map(all -> all.entries().stream()
                        .filter(entry -> (entry.id() + " " + entry.description())
                                .toLowerCase(Locale.ROOT)
                                .contains(find))
                        .toList())
                .map(found -> offers(found, from, most).put("configured", true));
    }

    private static JsonObject offers(List<IndexEntry> found, int from, int most) {
        JsonArray offers = new JsonArray();
        found.stream()
                .skip(from)
                .limit(most)
                .forEach(entry -> offers.add(new JsonObject()
                        .put("id", entry.id())
                        .put("version", entry.version())
                        .put("api", entry.api())
                        .put("description", entry.description())
                        .put("permissions", new JsonArray(entry.permissions()))
                        .put("signed", !entry.signature().isEmpty())));
        return new JsonObject().put("offers", offers).put("more", found.size() > (long) from + most);
    }
}
