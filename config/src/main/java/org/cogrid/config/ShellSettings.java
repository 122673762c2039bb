package org.cogrid.config;

/**
 * How the shell and JShell work.
 *
 * @param unfinished what happens to unfinished tasks when the user leaves the shell
 */
public record ShellSettings(Unfinished unfinished) {
    /** What happens to unfinished tasks. */
    public enum Unfinished {
        /** The user is asked; without a terminal the tasks run on. */
        ASK,
        /** They are cancelled. */
        END,
        /** They run on. */
        LEAVE
    }

    /** Reads these settings. */
    public static ShellSettings from(Settings settings) {
        return new ShellSettings(new SettingParser(settings).word("cogrid.shell.unfinished", Unfinished.class));
    }
}
