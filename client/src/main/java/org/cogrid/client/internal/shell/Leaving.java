package org.cogrid.client.internal.shell;

import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.cogrid.client.internal.ProgramTasks;
import org.cogrid.config.ShellSettings.Unfinished;
import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;

/** Decides what happens to unfinished tasks when the user leaves the shell or JShell. */
public final class Leaving {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Unfinished wish;
    private final @Nullable UnaryOperator<@Nullable String> question;

    /**
     * Does as the setting says.
     *
     * @param question asks the user and returns the answer, {@code null} for none; it is {@code null} itself if
     *     there is no user to ask
     */
    public Leaving(Unfinished wish, @Nullable UnaryOperator<@Nullable String> question) {
        this.wish = wish;
        this.question = question;
    }

    /** Ends the tasks if the user wants that, and waits briefly. The exception tells which tasks did not end. */
    public void settle() {
        int unfinished = ProgramTasks.unfinished();
        if (unfinished > 0 && isEndWanted(unfinished)) {
            end();
        }
    }

    private boolean isEndWanted(int unfinished) {
        if (wish != Unfinished.ASK) {
            return wish == Unfinished.END;
        }
        if (question == null) {
            return false;
        }
        String them = unfinished == 1 ? "it" : "them";
        String answer = question.apply(ProgramTasks.unfinishedText() + ". End " + them + "? [Y/n] ");
        return answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("n");
    }

    private static void end() {
        try {
            if (!ProgramTasks.cancel(PATIENCE)) {
                throw new CogridException(ProgramTasks.unfinishedText()
                        + " yet; cogrid status shows what engines do, cogrid restart ends a task");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the user is in a hurry: the engines were told to cancel the tasks
        }
    }
}
