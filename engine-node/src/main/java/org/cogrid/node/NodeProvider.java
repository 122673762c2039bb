package org.cogrid.node;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.cogrid.config.Settings;
import org.cogrid.core.spi.EngineProvider;
import org.cogrid.core.spi.StartedEngine;
import org.cogrid.node.internal.memory.EngineMemory;

/** Starts engines for the client module's {@code Cluster}, which does not depend on this module. */
public final class NodeProvider implements EngineProvider {
    /** One class of each jar that an engine needs. The class path of an engine's JVM is where these classes come from. */
    private static final List<String> ONE_OF_EACH = List.of(
            "org.cogrid.node.NodeProvider",
            "org.cogrid.config.Settings",
            "org.cogrid.core.Reference",
            "com.hazelcast.core.Hazelcast",
            "groovy.lang.Closure",
            "org.objectweb.asm.ClassVisitor",
            "com.fasterxml.jackson.jr.ob.JSON",
            "com.fasterxml.jackson.core.JsonFactory",
            "org.jspecify.annotations.NullMarked");

    private static final List<String> ALWAYS = List.of(
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
            "-XX:+DisplayVMOutputToStderr",
            "-Dfile.encoding=UTF-8");

    /** Made by the service loader. */
    public NodeProvider() {}

    @Override
    public List<Path> classPath() {
        return ONE_OF_EACH.stream().map(NodeProvider::home).distinct().toList();
    }

    private static Path home(String className) {
        try {
            CodeSource source = Class.forName(className).getProtectionDomain().getCodeSource();
            return Path.of(Objects.requireNonNull(source, "no code source")
                    .getLocation()
                    .toURI());
        } catch (ClassNotFoundException | URISyntaxException | IllegalArgumentException | NullPointerException e) {
            throw new IllegalStateException(
                    "The file that " + className + " comes from is unknown, so no JVM can be started with it", e);
        }
    }

    @Override
    public String mainClass() {
        return EngineNodeMain.class.getName();
    }

    @Override
    public List<String> jvmArguments(int javaFeature) {
        List<String> arguments = new ArrayList<>(ALWAYS);
        if (javaFeature >= 23) {
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (javaFeature >= 22) {
            arguments.add("--enable-native-access=ALL-UNNAMED");
        }
        return arguments;
    }

    @Override
    public StartedEngine startHere(
            Path connectionFile, OptionalInt engineId, Map<String, String> given, Runnable joined) {
        NodeSettings settings = NodeSettings.ofFile(connectionFile, Settings.ofGiven(given));
        return EngineNode.start(
                engineId.isPresent() ? settings.withEngineId(engineId.getAsInt()) : settings,
                EngineMemory.OF_HOST,
                address -> joined.run());
    }
}
