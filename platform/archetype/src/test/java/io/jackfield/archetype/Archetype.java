package io.jackfield.archetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.archetype.ArchetypeGenerationRequest;
import org.apache.maven.archetype.common.DefaultArchetypeArtifactManager;
import org.apache.maven.archetype.common.DefaultArchetypeFilesResolver;
import org.apache.maven.archetype.common.DefaultPomManager;
import org.apache.maven.archetype.generator.DefaultFilesetArchetypeGenerator;
import org.apache.maven.archetype.metadata.RequiredProperty;
import org.apache.maven.archetype.metadata.io.xpp3.ArchetypeDescriptorXpp3Reader;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.codehaus.plexus.velocity.internal.DefaultVelocityComponent;

/** This archetype, used as {@code mvn archetype:generate} uses it, without Maven. */
final class Archetype {
    private static final Path CLASSES = Path.of("target/classes");

    private final Path jar;

    /** @param jar where to pack it */
    Archetype(Path jar) throws IOException {
        this.jar = jar;
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> all = Files.walk(CLASSES)) {
            for (Path entry : all.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(CLASSES.relativize(entry).toString().replace('\\', '/')));
                Files.copy(entry, zip);
                zip.closeEntry();
            }
        }
    }

    /** Makes {@code com.example:<artifactId>} in {@code parent}, everything else as proposed. */
    Path generate(Path parent, String kind, String artifactId) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("kind", kind);
        properties.setProperty("groupId", "com.example");
        properties.setProperty("artifactId", artifactId);
        properties.setProperty("package", "com.example");
        propose(properties);
        ArchetypeGenerationRequest request = new ArchetypeGenerationRequest()
                .setGroupId("com.example")
                .setArtifactId(artifactId)
                .setVersion(properties.getProperty("version"))
                .setPackage("com.example")
                .setProperties(properties)
                .setOutputDirectory(parent.toString());
        new DefaultFilesetArchetypeGenerator(
                        new DefaultArchetypeArtifactManager(),
                        new DefaultArchetypeFilesResolver(),
                        new DefaultPomManager(),
                        new DefaultVelocityComponent(engine -> {}))
                .generateArchetype(request, jar.toFile());
        return parent.resolve(artifactId);
    }

    /** The defaults, which may be made of those before them. */
    private static void propose(Properties properties) throws Exception {
        VelocityEngine velocity = new VelocityEngine();
        try (InputStream descriptor = Files.newInputStream(CLASSES.resolve("META-INF/maven/archetype-metadata.xml"))) {
            for (RequiredProperty property :
                    new ArchetypeDescriptorXpp3Reader().read(descriptor).getRequiredProperties()) {
                if (property.getDefaultValue() != null && !properties.containsKey(property.getKey())) {
                    StringWriter value = new StringWriter();
                    VelocityContext context = new VelocityContext();
                    properties.forEach((key, text) -> context.put((String) key, text));
                    velocity.evaluate(context, value, property.getKey(), property.getDefaultValue());
                    properties.setProperty(property.getKey(), value.toString());
                }
                if (property.getValidationRegex() != null) {
                    assertThat(properties.getProperty(property.getKey()))
                            .as(property.getKey())
                            .matches(property.getValidationRegex());
                }
            }
        }
    }
}
