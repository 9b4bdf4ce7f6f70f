package ai.dataframer.examples.durable;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** The jobs' database: db-scheduler's table, and one for the results, which counts each end that is told. */
final class Database implements Results {
    /**
     * @param process id of the process that told of the end
     * @param at seconds since 1970
     */
    record Row(String job, String outcome, long process, long at) {}

    private final DataSource dataSource;
    private final Clock clock;

    private Database(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    static Database open(String url, Clock clock) throws SQLException {
        var database = new Database(JdbcConnectionPool.create(url, "sa", ""), clock);
        database.update("""
                create table if not exists scheduled_tasks (
                  task_name varchar(100), task_instance varchar(100), task_data blob,
                  execution_time timestamp(6) with time zone, picked boolean, picked_by varchar(100),
                  last_success timestamp(6) with time zone, last_failure timestamp(6) with time zone,
                  consecutive_failures int, last_heartbeat timestamp(6) with time zone, version bigint, priority smallint,
                  primary key (task_name, task_instance))""");
        database.update("create index if not exists due on scheduled_tasks (execution_time)");
        database.update("create table if not exists results (job varchar, outcome varchar, process bigint, at bigint)");
        return database;
    }

    DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void ended(String job, RunResult result) {
        insert(job, result.status());
    }

    @Override
    public void gaveUp(String job, GaveUpException why) {
        insert(job, String.valueOf(why.getMessage()));
    }

    List<Row> results() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select job, outcome, process, at from results")) {
            List<Row> results = new ArrayList<>();
            while (rows.next()) {
                results.add(new Row(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getLong(4)));
            }
            return results;
        }
    }

    private void insert(String job, String outcome) {
        try {
            update(
                    "insert into results values (?, ?, ?, ?)",
                    job,
                    outcome,
                    ProcessHandle.current().pid(),
                    clock.now().getEpochSecond());
        } catch (SQLException e) {
            throw new IllegalStateException("the result of " + job + " could not be written", e);
        }
    }

    private void update(String sql, Object... values) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
