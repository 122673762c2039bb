package org.cogrid.client.internal.view;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.cogrid.core.CogridException;

/** Reads a script file of the client's machine. */
final class ScriptFile {
    private ScriptFile() {}

    /** Returns its text, with a newline at the end and without a byte order mark. */
    static String read(Path file) {
        String text = textOf(file.toAbsolutePath().normalize());
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return plain.endsWith("\n") ? plain : plain + "\n";
    }

    private static String textOf(Path file) {
        if (Files.isDirectory(file)) {
            throw unreadable(file, "it is a folder", null);
        }
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no such file on this machine", e);
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not UTF-8 text", e);
        } catch (IOException e) {
            throw unreadable(file, e.toString(), e);
        }
    }

    private static CogridException unreadable(Path file, String why, @org.jspecify.annotations.Nullable IOException e) {
        return new CogridException("can't run the script " + file + ": " + why, e);
    }
}
