package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin broadcasts create}. */
@Command(
        name = "create",
        description = "Write a draft, or write one anew; it goes to nobody before: jackfield admin broadcasts start",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A file:",
            "  name: Spring sale",
            "  news: true                   # ends with a button that switches such messages off",
            "  texts: {en: \"**Half price** this week\", ru: \"**Полцены** на этой неделе\"}",
            "  buttons:",
            "    - {label: {en: Look, ru: Смотреть}, url: \"https://example.org/sale\"}",
            "    - {label: {en: Buy, ru: Купить}, command: billing}",
            "  audience: {languages: [en, ru], plans: [free], seenWithin: 90d, payer: false}",
            "  hours: {from: \"10:00\", to: \"20:00\"}",
            "  file: sale.png               # beside this file, up to 10 MB",
            "",
            "Example:",
            "  jackfield admin broadcasts create --bot helper --file sale.yaml --by eve"
        })
final class BroadcastCreateCommand extends BotCommand {
    @Option(names = "--file", required = true, paramLabel = "FILE", description = "What to write to whom, in YAML.")
    private Path file;

    @Option(names = "--draft", paramLabel = "ID", description = "The draft that it replaces.")
    private Long draft;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who you are; kept with the draft.")
    private String by;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        BroadcastFile read = BroadcastFile.read(file);
        JsonNode made = host.post(
                draft == null ? broadcasts() : broadcasts() + "/" + draft,
                read.definition().put("by", by));
        Optional<Path> attached = read.attached();
        if (attached.isPresent()) {
            made = host.patient()
                    .upload(
                            broadcasts() + "/" + made.path("id").asText() + "/file?name="
                                    + encoded(attached.get().getFileName().toString()) + "&type="
                                    + encoded(BroadcastFile.type(attached.get())) + "&photo=" + read.photo(),
                            attached.get());
        }
        JsonNode count = host.post(broadcasts() + "/audience", BroadcastLines.audienceOf(made));
        List<String> lines = new ArrayList<>(BroadcastLines.of(made));
        lines.add("It would go to " + BroadcastLines.people(count)
                + " now. Begin it with: jackfield admin broadcasts start "
                + made.path("id").asText() + " --bot " + bot() + " --by " + by);
        return lines;
    }
}
