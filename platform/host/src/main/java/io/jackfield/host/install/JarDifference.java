package io.jackfield.host.install;

import io.jackfield.host.plugins.JarInspection;
import io.jackfield.host.plugins.JarReport;
import io.jackfield.host.plugins.JarResources;
import io.jackfield.host.store.SqlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a jar would change about the plugin that has its id.
 *
 * @param version of the other one
 * @param sameBytes whether they are the same file
 * @param permissions that it wants; an operator may still keep some of them back
 * @param extensions its classes, with what they are
 * @param migrations files of its schema; a changed one is refused when the plugin comes up
 * @param settings problems that its configuration would have under the new schema and has not now
 */
public record JarDifference(
        String version,
        boolean sameBytes,
        Change permissions,
        Change extensions,
        Change migrations,
        List<String> changedMigrations,
        List<String> settings) {

    /** What is new and what is no longer there. */
    public record Change(List<String> added, List<String> removed) {
        static Change between(List<String> before, List<String> after) {
            return new Change(without(after, before), without(before, after));
        }

        private static List<String> without(List<String> some, List<String> others) {
            return some.stream().filter(one -> !others.contains(one)).toList();
        }
    }

    /**
     * @param before what is known of the jar that has the same id; both have to be plugins
     * @param newProblems of the configuration
     */
    static JarDifference between(JarReport before, JarReport after, List<String> newProblems) {
        JarInspection old = before.inspection().orElseThrow();
        JarInspection next = after.inspection().orElseThrow();
        Map<String, String> had = migrations(before.jar());
        Map<String, String> has = migrations(after.jar());
        return new JarDifference(
                old.version(),
                before.digest().equals(after.digest()),
                Change.between(old.permissions().words(), next.permissions().words()),
                Change.between(before.registers(), after.registers()),
                Change.between(sorted(had), sorted(has)),
                sorted(had).stream()
                        .filter(name -> has.containsKey(name) && !has.get(name).equals(had.get(name)))
                        .toList(),
                newProblems);
    }

    private static List<String> sorted(Map<String, String> files) {
        return files.keySet().stream().sorted().toList();
    }

    private static Map<String, String> migrations(Path jar) {
        return JarResources.migrations(jar).stream().collect(Collectors.toMap(SqlFile::name, SqlFile::sql));
    }
}
