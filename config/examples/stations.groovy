// A year at weather stations: a graph of tasks whose data stays on the engines.
//
//     cogrid start -n 4
//     cogrid run config/examples/stations.groovy
//
// For each station an engine makes hourly temperatures (it might read a file) and keeps them. They are checked there. Where the check
// fails, as hours are missing, these are filled in. Then a curve is fitted, in any case. At last some engine finds the warmest day,
// with the data of all: it travels from engine to engine, not through this program.
//
//     year → check → fill, if the check has failed → fit ⟶ warmest day, when all are fitted
//
// The program sends the tasks without waiting for them: each begins when those before it have ended.

import groovy.transform.CompileStatic
import static org.cogrid.core.Reference.ref

@CompileStatic
class Temperatures {
    static final int DAYS = 365, HOURS = 24 * DAYS

    /** Returns a year of a station, in °C. A station that was broken has gaps. */
    static double[] year(int station, boolean broken) {
        Random random = new Random(station)
        double weather = 0
        double[] year = new double[HOURS]
        for (int hour = 0; hour < HOURS; hour++) {
            weather = 0.99d * weather + 0.3d * random.nextGaussian()
            year[hour] = 8 + station + weather - 10 * Math.cos(2 * Math.PI * (hour / 24d - 20) / DAYS) -
                    4 * Math.cos(2 * Math.PI * (hour - 3) / 24)
            if (broken && hour % 1000 < 24) {
                year[hour] = Double.NaN
            }
        }
        return year
    }

    static void check(double[] year) {
        long missing = Arrays.stream(year).filter(Double::isNaN).count()
        if (missing > 0) {
            throw new IllegalStateException("$missing of $year.length hours are missing")
        }
    }

    /** Fills each gap with the same hours of the next day. */
    static double[] fill(double[] year) {
        double[] filled = year.clone()
        for (int hour = HOURS - 1; hour >= 0; hour--) {
            if (Double.isNaN(filled[hour])) {
                filled[hour] = filled[(hour + 24) % HOURS]
            }
        }
        return filled
    }

    /** Returns the mean, how far the seasons and the hours of the day go up and down from it, and the warmest day of the curve. */
    static double[] fit(double[] year) {
        double[] season = wave(year, 1), day = wave(year, DAYS)
        return [year.toList().average() as double, season[0], day[0], season[1] / 24] as double[]
    }

    /** Returns the amplitude of a wave that fits best, and the hour of its first crest. Waves of whole periods don't affect each other. */
    private static double[] wave(double[] year, int periods) {
        double cos = 0, sin = 0
        for (int hour = 0; hour < HOURS; hour++) {
            double angle = 2 * Math.PI * periods * hour / HOURS
            cos += year[hour] * Math.cos(angle) * 2 / HOURS
            sin += year[hour] * Math.sin(angle) * 2 / HOURS
        }
        double crest = Math.atan2(sin, cos) / (2 * Math.PI * periods) * HOURS
        return [Math.hypot(cos, sin), crest < 0 ? crest + HOURS / periods : crest] as double[]
    }

    /** Returns the day that was the warmest on the mean of all stations, from 0, and its temperature. */
    static double[] warmestDay(List<double[]> years) {
        double[] days = new double[DAYS]
        for (double[] year : years) {
            for (int hour = 0; hour < HOURS; hour++) {
                days[hour.intdiv(24) as int] += year[hour] / (24 * years.size())
            }
        }
        int warmest = (0..<DAYS).max { int day -> days[day] }
        return [warmest, days[warmest]] as double[]
    }
}

def any = rc.balanced()
def stations = (1..6).collect { id ->
    def name = "station$id"                                   // a variable of the engine that makes it
    def year = any.applyInto(name, Temperatures.&year, id, id == 4)
    def check = any.follow(year).apply(Temperatures.&check, ref(name))
    def filled = any.follow(year).afterFailure(check).applyInto(name, Temperatures.&fill, ref(name))
    def fit = any.follow(year).afterEnd(filled).apply(Temperatures.&fit, ref(name))
    [id: id, year: year, filled: filled, fit: fit]
}
def kept = stations.collect { it.year.get() }                 // References, each with its engine
def warmest = any.after(stations*.fit).apply(Temperatures.&warmestDay, kept)

println 'station    mean  seasons  hours  warmest'
stations.each {
    def (mean, seasons, hours, day) = it.fit.get().toList()
    printf '%7d %5.1f °C   ± %4.1f  ± %3.1f  day %d%s%n', it.id, mean, seasons, hours, day as int,
            it.filled.successful() ? ', with gaps filled' : ''
    assert it.fit.metadata().engineId == it.year.metadata().engineId: 'the data has travelled'
}
def (day, mean) = warmest.get().toList()
printf 'The warmest day of all stations was day %d, with %.1f °C.%n', day as int, mean
