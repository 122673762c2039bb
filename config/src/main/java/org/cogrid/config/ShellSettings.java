package org.cogrid.config;

/**
 * How the shell and JShell work.
 *
 * @param unfinished what becomes of tasks that have not ended when they are left
 */
public record ShellSettings(Unfinished unfinished) {
    /** What becomes of tasks that have not ended. */
    public enum Unfinished {
        /** The user is asked; where there is no terminal they run on. */
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
