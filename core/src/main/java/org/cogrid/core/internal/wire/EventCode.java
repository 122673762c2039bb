package org.cogrid.core.internal.wire;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;

/** Writes events as bytes and reads them. */
final class EventCode {
    private EventCode() {}

    static void write(Event event, DataOutput out) throws IOException {
        if (event instanceof Event.Started e) {
            begin(out, 'S', e.task());
            out.writeLong(e.at());
        } else if (event instanceof Event.Output e) {
            begin(out, e.err() ? 'E' : 'O', e.task());
            WireText.write(out, e.text());
        } else if (event instanceof Event.Published e) {
            begin(out, 'P', e.task());
            WireText.writeHash(out, e.manifest());
        } else if (event instanceof Event.Part e) {
            begin(out, 'B', e.task());
            out.writeInt(e.size());
        } else if (event instanceof Event.Succeeded e) {
            begin(out, 'R', e.task());
            times(out, e.started(), e.completed());
            WireText.writeHash(out, e.manifest());
        } else if (event instanceof Event.Failed e) {
            begin(out, 'F', e.task());
            times(out, e.started(), e.completed());
            writeFailure(e, out);
        } else if (event instanceof Event.Aborted e) {
            begin(out, 'A', e.task());
            times(out, e.started(), e.completed());
            WireText.write(out, e.reason());
        }
    }

    static Event read(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        long task = in.readLong();
        switch (kind) {
            case 'S':
                return new Event.Started(task, in.readLong());
            case 'E':
            case 'O':
                return new Event.Output(task, kind == 'E', WireText.read(in));
            case 'P':
                return new Event.Published(task, WireText.readHash(in));
            case 'B':
                return new Event.Part(task, in.readInt());
            case 'R':
                return new Event.Succeeded(task, in.readLong(), in.readLong(), WireText.readHash(in));
            case 'F':
                return readFailure(task, in);
            case 'A':
                return new Event.Aborted(task, in.readLong(), in.readLong(), WireText.read(in));
            default:
                throw new IOException("an event of kind " + kind + ", which another version of Cogrid may know");
        }
    }

    private static void begin(DataOutput out, char kind, long task) throws IOException {
        out.writeByte(kind);
        out.writeLong(task);
    }

    private static void times(DataOutput out, long started, long completed) throws IOException {
        out.writeLong(started);
        out.writeLong(completed);
    }

    private static void writeFailure(Event.Failed failed, DataOutput out) throws IOException {
        RemoteError error = failed.error();
        WireText.write(out, error.stage());
        WireText.write(out, error.className());
        WireText.writeNullable(out, error.message());
        WireText.write(out, error.stack());
        out.writeInt(error.engineId());
        out.writeBoolean(failed.original() != null);
        if (failed.original() != null) {
            WireText.writeHash(out, failed.original());
        }
    }

    private static Event readFailure(long task, DataInputStream in) throws IOException {
        long started = in.readLong();
        long completed = in.readLong();
        RemoteError error = new RemoteError(
                WireText.read(in), WireText.read(in), WireText.readNullable(in), WireText.read(in), in.readInt(), task);
        return new Event.Failed(task, started, completed, error, in.readBoolean() ? WireText.readHash(in) : null);
    }
}
