package org.cogrid.client.internal.shell.session;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.internal.shell.show.Console;
import org.cogrid.client.internal.shell.show.Display;
import org.cogrid.client.internal.shell.show.ErrorText;
import org.cogrid.client.internal.shell.show.Inputs;
import org.cogrid.client.internal.shell.show.Traces;
import org.cogrid.client.internal.shell.syntax.Assignments;
import org.cogrid.client.internal.shell.syntax.EngineLine;
import org.cogrid.client.internal.table.Screen;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.core.spi.Interpreter;
import org.jspecify.annotations.Nullable;

/** Runs each line of a shell: as a command, as Groovy here, or as Groovy on the engines. Shows results and errors. */
public final class ShellSession implements AutoCloseable {
    private final Console console;
    private final Display display;
    private final ShellVariables variables;
    private final Interpreter interpreter;
    private final LineRunner runner;
    private final Inputs inputs = new Inputs();
    private final ErrorText errors = new ErrorText(inputs);
    private final Commands commands;
    private final Client client;
    private final EngineLineRuns px;
    // set by lines, which run one at a time
    private volatile List<? extends Throwable> lastErrors = List.of();
    private volatile boolean autopx;

    public ShellSession(Client client, Console console, Supplier<Screen> screen) {
        this.client = client;
        this.console = console;
        this.display = new Display(screen);
        this.variables = new ShellVariables(client);
        this.interpreter = Interpreters.find().open(variables.values(), applicationLoader());
        this.runner = new LineRunner(interpreter, console::note);
        this.px = new EngineLineRuns(client, console, runner);
        this.commands = new Commands(client, this, console, screen);
        variables.refresh();
    }

    private static ClassLoader applicationLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : Objects.requireNonNull(ShellSession.class.getClassLoader(), "no boot class");
    }

    /** Runs a line and waits for its end, or until it was interrupted twice. Does not throw when the line fails. */
    public LineOutcome handle(String text) {
        variables.refresh();
        return text.isBlank() ? LineOutcome.OK : runner.run(() -> guarded(text));
    }

    /** Does what Ctrl-C does. Returns at once. */
    public void interrupt() {
        runner.interrupt();
    }

    public ShellVariables variables() {
        return variables;
    }

    public Interpreter interpreter() {
        return interpreter;
    }

    public boolean isAutopx() {
        return autopx;
    }

    @Override
    public void close() {
        runner.close();
    }

    /** Runs Groovy here. */
    @Nullable
    Object evaluate(String text) {
        String name = inputs.add(text);
        try {
            return interpreter.run(text, name);
        } catch (Throwable failure) {
            throw new LineFailed(failure);
        }
    }

    /** Shows the value of a line; shows nothing for {@code null}. */
    void show(@Nullable Object value) {
        if (runner.wasLeft()) {
            return;
        }
        variables.last(value);
        if (value != null) {
            console.print(display.of(value));
        }
    }

    /** Shows the stack of the last failure, or the stacks of all engines where {@code %px} failed. */
    void showTrace() {
        List<? extends Throwable> failures = lastErrors;
        console.print(
                failures.isEmpty()
                        ? "nothing has failed yet"
                        : failures.stream()
                                .map(failure -> Traces.of(failure, interpreter))
                                .collect(Collectors.joining("\n")));
    }

    private LineOutcome guarded(String text) {
        try {
            return obey(text);
        } catch (LineFailed e) {
            return failed(e.failure(), errors.of(e.failure()));
        } catch (IllegalArgumentException e) {
            return failed(e, String.valueOf(FailureText.message(e))); // the line itself was wrong, not its code
        } catch (RuntimeException | Error e) {
            return failed(e, errors.of(e));
        }
    }

    private LineOutcome obey(String text) {
        String line = text.strip();
        if (line.startsWith(":")) {
            return commands.obey(line);
        }
        if (line.equals("%autopx")) {
            autopx = !autopx;
            console.print(
                    autopx ? "lines run on all engines from now on; %autopx again ends it" : "lines run here again");
            return LineOutcome.OK;
        }
        if (line.equals("%pxresult")) {
            return noted(px.showLast());
        }
        if (line.equals("%px") || line.startsWith(EngineLine.LINE) || EngineLine.isBlock(line)) {
            return noted(px.run(EngineLine.parse(line, client.ids())));
        }
        if (line.startsWith("%")) {
            throw new IllegalArgumentException(
                    "the shell knows %px, %%px, %autopx and %pxresult, not " + line.split("\\s", 2)[0]);
        }
        return autopx ? noted(px.run(EngineLine.forAll(text, client.ids()))) : here(text);
    }

    private LineOutcome noted(LineOutcome outcome) {
        if (outcome == LineOutcome.FAILED
                && !runner.wasLeft()) { // by then the last run may be another one, which goes on
            lastErrors = px.failures();
        }
        return outcome;
    }

    private LineOutcome here(String text) {
        Object value = evaluate(text);
        if (!Assignments.endsInOne(text)) {
            show(value);
        }
        return LineOutcome.OK;
    }

    private LineOutcome failed(Throwable failure, String message) {
        if (runner.wasLeft()) {
            return LineOutcome.FAILED;
        }
        lastErrors = List.of(failure);
        console.error(runner.wasStopped() ? "interrupted" : message);
        return LineOutcome.FAILED;
    }

    /** Waits for the value if it is an AsyncResult. */
    static @Nullable Object awaited(@Nullable Object value) {
        return value instanceof AsyncResult<?> result ? result.get() : value;
    }

    /** Carries what a user's text has thrown, which need not be a RuntimeException. */
    private static final class LineFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Throwable failure;

        LineFailed(Throwable failure) {
            super(null, failure); // no text is made of the cause
            this.failure = failure;
        }

        Throwable failure() {
            return failure;
        }
    }
}
