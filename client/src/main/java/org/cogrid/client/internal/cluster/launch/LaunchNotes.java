package org.cogrid.client.internal.cluster.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.access.JsonText;
import org.cogrid.core.internal.access.OwnerOnly;

/**
 * The arguments that an engine was started with. They are noted beside its log, so that a restart uses the same ones.
 */
record LaunchNotes(List<String> jvm, List<String> engine) {
    static void write(Path note, LaunchPlan plan) {
        try {
            Files.deleteIfExists(note);
            OwnerOnly.createFile(note);
            Files.writeString(note, JsonText.write(new LaunchNotes(plan.jvmArguments(), plan.engineArguments())));
        } catch (IOException e) {
            throw new CogridException(
                    "How the engine was started, which a restart must know, can't be noted down in " + note + ": " + e
                            + ". Is there room on the disk, and may this user write there?",
                    e);
        }
    }

    /** Returns the plan with the noted arguments, if there are any. */
    static Optional<LaunchPlan> read(Path note, LaunchPlan plan) {
        try {
            LaunchNotes noted = JsonText.read(LaunchNotes.class, Files.readString(note));
            return Optional.of(new LaunchPlan(plan.lifetime(), noted.jvm, noted.engine, plan.patience(), plan.cache()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new CogridException(
                    "How the engine was started can't be read from " + note + ": " + e
                            + ". Delete the file to start it with the settings in force now",
                    e);
        }
    }
}
