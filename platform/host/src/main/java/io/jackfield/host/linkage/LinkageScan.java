package io.jackfield.host.linkage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Compares what the classes of a plugin refer to with what the plugin will find when it runs. Not thread safe; the
 * class files of plugins are read afresh for each scan.
 */
public final class LinkageScan {
    private static final String API = "io/jackfield/api/";
    private static final byte[] API_IN_FILE = API.getBytes(StandardCharsets.UTF_8);
    /** A jar with more entries carries big libraries; reading all of it would take longer than loading it. */
    private static final int FEW = 2_000;

    private final JarClasses jar;
    private final Classes classes;

    /**
     * @param jar the plugin's own classes
     * @param libraries of the plugins it depends on
     * @param isShared which classes, by source name, come from the host whatever the jar has
     * @param host where these are
     */
    public LinkageScan(
            JarClasses jar, Collection<? extends ClassSource> libraries, Predicate<String> isShared, HostClasses host) {
        this.jar = jar;
        List<ClassSource> own = new ArrayList<>();
        own.add(jar);
        own.addAll(libraries);
        own.add(ClassSource.of(ClassLoader.getPlatformClassLoader()));
        classes = Classes.of(own, name -> isShared.test(name.replace('/', '.')), host.classes());
    }

    /** Everything that is missing, in the order of the classes' names. Reads every class of the jar. */
    public List<Missing> everything() {
        List<Missing> missing = new ArrayList<>();
        jar.names().stream()
                .sorted()
                .forEach(name -> missing.addAll(missingIn(name, References.of(file(name)), type -> true)));
        return missing;
    }

    /**
     * What is missing of the contract. Of a jar with many classes only those are read that its extensions lead to,
     * through classes that use the contract or lie in packages beside the extensions, into its libraries too.
     *
     * @param extensions class names of the jar
     */
    public List<Missing> ofApi(Collection<String> extensions) {
        List<String> roots =
                extensions.stream().map(name -> name.replace('.', '/')).toList();
        Set<String> neighbourhoods = new HashSet<>();
        roots.forEach(root -> neighbourhoods.add(neighbourhood(root)));
        Deque<String> next = new ArrayDeque<>(jar.size() <= FEW ? jar.names() : roots);
        Set<String> seen = new HashSet<>(next);
        Set<Missing> missing = new LinkedHashSet<>();
        while (!next.isEmpty()) {
            String name = next.poll();
            if (name.startsWith(API) || isJdk(name)) {
                continue;
            }
            Optional<byte[]> file = classes.find(name);
            boolean usesApi = file.filter(LinkageScan::mentionsApi).isPresent();
            if (!usesApi && !neighbourhoods.contains(neighbourhood(name))) {
                continue;
            }
            file.map(References::of).ifPresent(references -> {
                missingIn(name, references, type -> !isJdk(type)).stream()
                        .filter(Missing::ofApi)
                        .forEach(missing::add);
                references.classes().stream().filter(seen::add).forEach(next::add);
            });
        }
        return List.copyOf(missing);
    }

    /** The extension points of the contract that a class of the jar implements, by source name. */
    public List<String> extensionPoints(String extension) {
        return classes.lineage(extension.replace('.', '/')).stream()
                .filter(type -> type.startsWith(API) && classes.lineage(type).contains("org/pf4j/ExtensionPoint"))
                .map(Member::shown)
                .toList();
    }

    private byte[] file(String name) {
        return jar.find(name).orElseThrow();
    }

    private List<Missing> missingIn(String user, References references, Predicate<String> asked) {
        List<Missing> missing = new ArrayList<>();
        references.classes().stream()
                .filter(asked.and(type -> !classes.has(type)))
                .forEach(
                        type -> missing.add(new Missing(Member.shown(user), Member.shown(type), type.startsWith(API))));
        references.members().stream()
                .filter(member -> asked.test(member.owner()) && classes.lacks(member))
                .forEach(member -> missing.add(new Missing(Member.shown(user), member.shown(), isOfApi(member))));
        return missing;
    }

    private boolean isOfApi(Member member) {
        return classes.lineage(member.owner()).stream().anyMatch(type -> type.startsWith(API));
    }

    /** The first two parts of a package: what is written by one author usually shares them. */
    private static String neighbourhood(String name) {
        int second = name.indexOf('/', name.indexOf('/') + 1);
        return second < 0 ? "" : name.substring(0, second);
    }

    private static boolean isJdk(String name) {
        return name.startsWith("java/") || name.startsWith("javax/") || name.startsWith("jdk/");
    }

    private static boolean mentionsApi(byte[] file) {
        int last = file.length - API_IN_FILE.length;
        for (int start = 0; start <= last; start++) {
            int length = 0;
            while (length < API_IN_FILE.length && file[start + length] == API_IN_FILE[length]) {
                length++;
            }
            if (length == API_IN_FILE.length) {
                return true;
            }
        }
        return false;
    }
}
