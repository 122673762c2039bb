package org.cogrid.client.internal.cluster.launch;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.access.OwnerOnly;
import org.jspecify.annotations.Nullable;

/** With which arguments an engine was started, noted down beside its log, so that whoever restarts it starts it alike. */
final class LaunchNotes {
    private static final String JVM = "jvm";
    private static final String ENGINE = "engine";

    private LaunchNotes() {}

    static void write(Path note, LaunchPlan plan) {
        try {
            Files.deleteIfExists(note);
            OwnerOnly.createFile(note);
            Files.writeString(
                    note, JSON.std.asString(Map.of(JVM, plan.jvmArguments(), ENGINE, plan.engineArguments())));
        } catch (IOException e) {
            throw new CogridException(
                    "How the engine was started, which a restart must know, can't be noted down in " + note + ": " + e
                            + ". Is there room on the disk, and may this user write there?",
                    e);
        }
    }

    /** The plan with the arguments that were noted down, if there are any. */
    static Optional<LaunchPlan> read(Path note, LaunchPlan plan) {
        try {
            Map<String, Object> noted = JSON.std.mapFrom(Files.readString(note));
            return Optional.of(new LaunchPlan(
                    plan.lifetime(), texts(noted.get(JVM)), texts(noted.get(ENGINE)), plan.patience(), plan.cache()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new CogridException(
                    "How the engine was started can't be read from " + note + ": " + e
                            + ". Delete the file to start it with the settings in force now",
                    e);
        }
    }

    private static List<String> texts(@Nullable Object noted) {
        if (noted instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw new IllegalArgumentException("a list of arguments is missing");
    }
}
