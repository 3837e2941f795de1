package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin user erase}. */
@Command(
        name = "erase",
        description = {
            "Forget a user: all that the host and the bot's plugins keep of them, plans included.",
            "Payments that go on by themselves are ended first. What the books need stays, as nobody's. Whoever writes to the bot",
            "again is somebody new."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin user erase 42 --bot helper --by eve"})
final class EraseUserCommand extends ChangingCommand {
    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        String id = id(host);
        if (!yes) {
            Confirmation.require("Forget user " + id + " for good?");
        }
        JsonNode erased = host.patient().post(path() + "/erase", order().put("confirm", id));
        if (!erased.path("failed").isEmpty()) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    "user " + id + " is forgotten by the host, but not by plugins which could not do it: "
                            + erased.path("failed") + "; see to them and erase again");
        }
        List<String> lines = new ArrayList<>();
        lines.add("User " + id + " is forgotten.");
        erased.path("host")
                .fields()
                .forEachRemaining(table -> lines.add(
                        "  " + table.getKey() + ": " + table.getValue().asInt() + " rows"));
        erased.path("plugins").fieldNames().forEachRemaining(plugin -> lines.add("  plugin " + plugin));
        return lines;
    }

    private String id(AdminClient host) throws InterruptedException {
        return user().startsWith("@") ? host.get(path()).path("id").asText() : user();
    }
}
