package org.cogrid.bench.rows;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A value to bytes and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SerializerBenchmark {
    @Param
    public Shape shape;

    @Param
    public Serializer serializer;

    private Object value;

    /** Makes the value. */
    @Setup
    public void prepare() {
        value = shape.value();
    }

    /** There and back. */
    @Benchmark
    public Object roundTrip() throws Exception {
        return serializer.read(serializer.write(value));
    }
}
