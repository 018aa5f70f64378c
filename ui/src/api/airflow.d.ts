// Written by `npm run types` from the server's OpenAPI document; do not edit.
export interface paths {
    "/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["create_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_dags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["patch_dags"];
        trace?: never;
    };
    "/api/v2/dags/{dagId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_dag"];
        put?: never;
        post?: never;
        delete: operations["delete_dag"];
        options?: never;
        head?: never;
        patch: operations["patch_dag"];
        trace?: never;
    };
    "/api/v2/dags/{dagId}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_dag_details"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/tasks/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_task"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagVersions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_dag_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagVersions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_dag_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dagSources/{dagId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_dag_source"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dagTags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_dag_tags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dagStats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_dag_stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dagWarnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_dag_warnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/clearTaskInstances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["post_clear_task_instances"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/taskInstances/{taskId}/logs/{tryNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_variables"];
        put?: never;
        post: operations["post_variable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/variables/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_variable"];
        put?: never;
        post?: never;
        delete: operations["delete_variable"];
        options?: never;
        head?: never;
        patch: operations["patch_variable"];
        trace?: never;
    };
    "/api/v2/pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_pools"];
        put?: never;
        post: operations["post_pool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/pools/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_pool"];
        put?: never;
        post?: never;
        delete: operations["delete_pool"];
        options?: never;
        head?: never;
        patch: operations["patch_pool"];
        trace?: never;
    };
    "/api/v2/eventLogs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_event_logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/eventLogs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_event_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/monitor/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_config"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_assets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/assets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_asset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/assets/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_asset_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/importErrors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_import_errors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/importErrors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_import_error"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_connections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_connection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_providers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/plugins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_plugins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_dag_runs"];
        put?: never;
        post: operations["trigger_dag_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["get_list_dag_runs_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_dag_run"];
        put?: never;
        post?: never;
        delete: operations["delete_dag_run"];
        options?: never;
        head?: never;
        patch: operations["patch_dag_run"];
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["clear_dag_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/wait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["wait_dag_run_until_finished"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/upstreamAssetEvents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_upstream_asset_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/taskInstances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_task_instances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/taskInstances/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["get_task_instances_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/taskInstances/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_task_instance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["patch_task_instance"];
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/taskInstances/{taskId}/listMapped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_mapped_task_instances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/taskInstances/{taskId}/{mapIndex}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_mapped_task_instance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["patch_task_instance_by_map_index"];
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/taskInstances/{taskId}/dry_run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["patch_task_instance_dry_run"];
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/taskInstances/{taskId}/{mapIndex}/dry_run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["patch_task_instance_dry_run_by_map_index"];
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/taskInstances/{taskId}/tries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_task_instance_tries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/taskInstances/{taskId}/tries/{tryNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_task_instance_try_details"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/taskInstances/{taskId}/{mapIndex}/tries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_mapped_task_instance_tries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/taskInstances/{taskId}/{mapIndex}/tries/{tryNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_mapped_task_instance_try_details"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/taskInstances/{taskId}/xcomEntries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_xcom_entries"];
        put?: never;
        post: operations["create_xcom_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/dags/{dagId}/dagRuns/{runId}/taskInstances/{taskId}/xcomEntries/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_xcom_entry"];
        put?: never;
        post?: never;
        delete: operations["delete_xcom_entry"];
        options?: never;
        head?: never;
        patch: operations["update_xcom_entry"];
        trace?: never;
    };
    "/api/v2/backfills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_backfills"];
        put?: never;
        post: operations["create_backfill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/backfills/dry_run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["create_backfill_dry_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/backfills/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_backfill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/backfills/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["pause_backfill"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/backfills/{id}/unpause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["unpause_backfill"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/backfills/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["cancel_backfill"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Datasets. */
        AssetCollectionResponse: {
            assets: components["schemas"]["AssetResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description Changes of datasets; only the last of each is kept, so the list is empty. */
        AssetEventCollectionResponse: {
            asset_events: unknown[];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description A dataset. */
        AssetResponse: {
            /** Format: int32 */
            id: number;
            name: string;
            uri: string;
            group: string;
            extra: null | components["schemas"]["JsonObject"];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            scheduled_dags: components["schemas"]["DagScheduleAssetReference"][];
            producing_tasks: components["schemas"]["TaskOutletAssetReference"][];
            consuming_tasks: components["schemas"]["TaskOutletAssetReference"][];
            aliases: unknown[];
            watchers: unknown[];
            last_asset_event: null | components["schemas"]["LastAssetEventResponse"];
        };
        /** @description Backfills. */
        BackfillCollectionResponse: {
            backfills: components["schemas"]["BackfillResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description A backfill that is asked for. */
        BackfillPostBody: {
            dag_id: string;
            /** Format: date-time */
            from_date: null | string;
            /** Format: date-time */
            to_date: null | string;
            run_backwards: null | boolean;
            dag_run_conf: null | components["schemas"]["JsonObject"];
            reprocess_behavior: null | string;
            /** Format: int32 */
            max_active_runs: null | number;
            run_on_latest_version: null | boolean;
        };
        /** @description A backfill. */
        BackfillResponse: {
            /** Format: int64 */
            id: number;
            dag_id: string;
            /** Format: date-time */
            from_date: string;
            /** Format: date-time */
            to_date: string;
            dag_run_conf: null | components["schemas"]["JsonNode"];
            is_paused: boolean;
            reprocess_behavior: string;
            /** Format: int32 */
            max_active_runs: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            completed_at: null | string;
            /** Format: date-time */
            updated_at: string;
            dag_display_name: string;
        };
        /** @description Whether a part works. */
        BaseInfoResponse: {
            status: null | string;
        };
        /** @description Which tasks are cleared. */
        ClearTaskInstancesBody: {
            dry_run: null | boolean;
            /** Format: date-time */
            start_date: null | string;
            /** Format: date-time */
            end_date: null | string;
            only_failed: null | boolean;
            only_running: null | boolean;
            reset_dag_runs: null | boolean;
            task_ids: null | unknown[];
            dag_run_id: null | string;
            include_upstream: null | boolean;
            include_downstream: null | boolean;
            include_future: null | boolean;
            include_past: null | boolean;
            run_on_latest_version: null | boolean;
            prevent_running_task: null | boolean;
        };
        /** @description The configuration in force. */
        Config: {
            sections: components["schemas"]["ConfigSection"][];
        };
        /** @description A setting. */
        ConfigOption: {
            key: string;
            value: string;
        };
        /** @description Settings. */
        ConfigSection: {
            name: string;
            options: components["schemas"]["ConfigOption"][];
        };
        /** @description Connections; Millrace has its own settings instead, so there are none. */
        ConnectionCollectionResponse: {
            connections: components["schemas"]["ConnectionResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description A connection. */
        ConnectionResponse: {
            connection_id: string;
            conn_type: string;
            description: null | string;
            host: null | string;
            login: null | string;
            schema: null | string;
            /** Format: int32 */
            port: null | number;
            password: null | string;
            extra: null | string;
            team_name: null | string;
        };
        /** @description A page of DAGs. */
        DAGCollectionResponse: {
            dags: components["schemas"]["DAGResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description A DAG with its settings and parameters. */
        DAGDetailsResponse: {
            dag_id: string;
            dag_display_name: string;
            is_paused: boolean;
            is_stale: boolean;
            /** Format: date-time */
            last_parsed_time: null | string;
            /** Format: double */
            last_parse_duration: null | number;
            /** Format: date-time */
            last_expired: null | string;
            bundle_name: null | string;
            bundle_version: null | string;
            relative_fileloc: null | string;
            fileloc: string;
            description: null | string;
            timetable_summary: null | string;
            timetable_description: null | string;
            timetable_partitioned: boolean;
            tags: components["schemas"]["DagTagResponse"][];
            /** Format: int32 */
            max_active_tasks: number;
            /** Format: int32 */
            max_active_runs: null | number;
            /** Format: int32 */
            max_consecutive_failed_dag_runs: number;
            has_task_concurrency_limits: boolean;
            has_import_errors: boolean;
            /** Format: date-time */
            next_dagrun_logical_date: null | string;
            /** Format: date-time */
            next_dagrun_data_interval_start: null | string;
            /** Format: date-time */
            next_dagrun_data_interval_end: null | string;
            /** Format: date-time */
            next_dagrun_run_after: null | string;
            allowed_run_types: null | string[];
            owners: string[];
            file_token: string;
            catchup: boolean;
            dag_run_timeout: null | string;
            asset_expression: null | components["schemas"]["JsonObject"];
            doc_md: null | string;
            /** Format: date-time */
            start_date: null | string;
            /** Format: date-time */
            end_date: null | string;
            is_paused_upon_creation: null | boolean;
            params: null | components["schemas"]["JsonObject"];
            render_template_as_native_obj: boolean;
            template_search_path: null | string[];
            timezone: null | string;
            /** Format: date-time */
            last_parsed: null | string;
            default_args: null | components["schemas"]["JsonObject"];
            owner_links: null | components["schemas"]["JsonObject"];
            is_favorite: boolean;
            /** Format: int64 */
            active_runs_count: number;
            latest_dag_version: null | components["schemas"]["DagVersionResponse"];
            /** Format: int32 */
            concurrency: number;
        };
        /** @description What is changed of a DAG. */
        DAGPatchBody: {
            is_paused: null | boolean;
        };
        /** @description A DAG in a list. */
        DAGResponse: {
            dag_id: string;
            dag_display_name: string;
            is_paused: boolean;
            is_stale: boolean;
            /** Format: date-time */
            last_parsed_time: null | string;
            /** Format: double */
            last_parse_duration: null | number;
            /** Format: date-time */
            last_expired: null | string;
            bundle_name: null | string;
            bundle_version: null | string;
            relative_fileloc: null | string;
            fileloc: string;
            description: null | string;
            timetable_summary: null | string;
            timetable_description: null | string;
            timetable_partitioned: boolean;
            tags: components["schemas"]["DagTagResponse"][];
            /** Format: int32 */
            max_active_tasks: number;
            /** Format: int32 */
            max_active_runs: null | number;
            /** Format: int32 */
            max_consecutive_failed_dag_runs: number;
            has_task_concurrency_limits: boolean;
            has_import_errors: boolean;
            /** Format: date-time */
            next_dagrun_logical_date: null | string;
            /** Format: date-time */
            next_dagrun_data_interval_start: null | string;
            /** Format: date-time */
            next_dagrun_data_interval_end: null | string;
            /** Format: date-time */
            next_dagrun_run_after: null | string;
            allowed_run_types: null | string[];
            owners: string[];
            file_token: string;
        };
        /** @description How a run is cleared. */
        DAGRunClearBody: {
            dry_run: null | boolean;
            only_failed: null | boolean;
            run_on_latest_version: null | boolean;
        };
        /** @description A page of runs. */
        DAGRunCollectionResponse: {
            dag_runs: components["schemas"]["DAGRunResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description What is changed of a run. */
        DAGRunPatchBody: {
            state: null | string;
            note: null | string;
        };
        /** @description A run. */
        DAGRunResponse: {
            dag_run_id: string;
            dag_id: string;
            /** Format: date-time */
            logical_date: null | string;
            /** Format: date-time */
            queued_at: null | string;
            /** Format: date-time */
            start_date: null | string;
            /** Format: date-time */
            end_date: null | string;
            /** Format: double */
            duration: null | number;
            /** Format: date-time */
            data_interval_start: null | string;
            /** Format: date-time */
            data_interval_end: null | string;
            /** Format: date-time */
            run_after: string;
            /** Format: date-time */
            last_scheduling_decision: null | string;
            run_type: string;
            state: string;
            triggered_by: null | string;
            triggering_user_name: null | string;
            conf: null | components["schemas"]["JsonNode"];
            note: null | string;
            dag_versions: components["schemas"]["DagVersionResponse"][];
            bundle_version: null | string;
            dag_display_name: string;
            partition_key: null | string;
        };
        /** @description Filters of runs. */
        DAGRunsBatchBody: {
            order_by: null | string[];
            /** Format: int32 */
            page_offset: null | number;
            /** Format: int32 */
            page_limit: null | number;
            dag_ids: null | string[];
            states: null | string[];
            /** Format: date-time */
            run_after_gte: null | string;
            /** Format: date-time */
            run_after_gt: null | string;
            /** Format: date-time */
            run_after_lte: null | string;
            /** Format: date-time */
            run_after_lt: null | string;
            /** Format: date-time */
            logical_date_gte: null | string;
            /** Format: date-time */
            logical_date_gt: null | string;
            /** Format: date-time */
            logical_date_lte: null | string;
            /** Format: date-time */
            logical_date_lt: null | string;
            /** Format: date-time */
            start_date_gte: null | string;
            /** Format: date-time */
            start_date_gt: null | string;
            /** Format: date-time */
            start_date_lte: null | string;
            /** Format: date-time */
            start_date_lt: null | string;
            /** Format: date-time */
            end_date_gte: null | string;
            /** Format: date-time */
            end_date_gt: null | string;
            /** Format: date-time */
            end_date_lte: null | string;
            /** Format: date-time */
            end_date_lt: null | string;
        };
        /** @description What defines a DAG. */
        DAGSourceResponse: {
            content: null | string;
            dag_id: string;
            /** Format: int32 */
            version_number: null | number;
            dag_display_name: string;
        };
        /** @description All tags. */
        DAGTagCollectionResponse: {
            tags: string[];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description The versions of a DAG. */
        DAGVersionCollectionResponse: {
            dag_versions: components["schemas"]["DagVersionResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description Warnings about DAGs. */
        DAGWarningCollectionResponse: {
            dag_warnings: components["schemas"]["DAGWarningResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description A warning about a DAG. */
        DAGWarningResponse: {
            dag_id: string;
            warning_type: string;
            message: string;
            /** Format: date-time */
            timestamp: string;
            dag_display_name: string;
        };
        /** @description Millrace has no DAG processor: DAGs are compiled. */
        DagProcessorInfoResponse: {
            status: null | string;
            /** Format: date-time */
            latest_dag_processor_heartbeat: null | string;
        };
        /** @description A DAG that waits for an asset. */
        DagScheduleAssetReference: {
            dag_id: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @description Runs by state of each DAG. */
        DagStatsCollectionResponse: {
            dags: components["schemas"]["DagStatsResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description A DAG's runs by state. */
        DagStatsResponse: {
            dag_id: string;
            dag_display_name: string;
            stats: components["schemas"]["DagStatsStateResponse"][];
        };
        /** @description How many runs are in a state. */
        DagStatsStateResponse: {
            state: string;
            /** Format: int64 */
            count: number;
        };
        /** @description A tag of a DAG. */
        DagTagResponse: {
            name: string;
            dag_id: string;
            dag_display_name: string;
        };
        /** @description A version of a DAG's definition. */
        DagVersionResponse: {
            /** Format: uuid */
            id: string;
            /** Format: int32 */
            version_number: number;
            dag_id: string;
            bundle_name: null | string;
            bundle_version: null | string;
            bundle_url: null | string;
            /** Format: date-time */
            created_at: string;
            dag_display_name: string;
        };
        /** @description The intervals that a backfill would run. */
        DryRunBackfillCollectionResponse: {
            backfills: components["schemas"]["DryRunBackfillResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description An interval that a backfill would run. */
        DryRunBackfillResponse: {
            /** Format: date-time */
            logical_date: null | string;
            partition_key: null | string;
            /** Format: date-time */
            partition_date: null | string;
        };
        /** @description A page of the audit log. */
        EventLogCollectionResponse: {
            event_logs: components["schemas"]["EventLogResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description An entry of the audit log. */
        EventLogResponse: {
            /** Format: int64 */
            event_log_id: number;
            /** Format: date-time */
            when: string;
            dag_id: null | string;
            task_id: null | string;
            run_id: null | string;
            /** Format: int32 */
            map_index: null | number;
            /** Format: int32 */
            try_number: null | number;
            event: string;
            /** Format: date-time */
            logical_date: null | string;
            owner: null | string;
            extra: null | string;
            dag_display_name: null | string;
            task_display_name: null | string;
        };
        /** @description Whether the parts work. */
        HealthInfoResponse: {
            metadatabase: components["schemas"]["BaseInfoResponse"];
            scheduler: components["schemas"]["SchedulerInfoResponse"];
            triggerer: components["schemas"]["TriggererInfoResponse"];
            dag_processor: null | components["schemas"]["DagProcessorInfoResponse"];
        };
        /** @description Files that could not be read; DAGs are compiled, so there are none. */
        ImportErrorCollectionResponse: {
            import_errors: components["schemas"]["ImportErrorResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description A file that could not be read. */
        ImportErrorResponse: {
            /** Format: int32 */
            import_error_id: number;
            /** Format: date-time */
            timestamp: string;
            filename: string;
            bundle_name: null | string;
            stack_trace: string;
        };
        /** @description Processes. */
        JobCollectionResponse: {
            jobs: components["schemas"]["JobResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description A process with a part in running DAGs. */
        JobResponse: {
            /** Format: int64 */
            id: number;
            dag_id: null | string;
            state: null | string;
            job_type: null | string;
            /** Format: date-time */
            start_date: null | string;
            /** Format: date-time */
            end_date: null | string;
            /** Format: date-time */
            latest_heartbeat: null | string;
            executor_class: null | string;
            hostname: null | string;
            unixname: null | string;
            dag_display_name: null | string;
        };
        JsonElement: unknown;
        JsonNode: unknown;
        JsonObject: Record<string, never>;
        /** @description The last change of an asset. */
        LastAssetEventResponse: {
            /** Format: int64 */
            id: null | number;
            /** Format: date-time */
            timestamp: null | string;
        };
        /** @description Who asks for a token. */
        LoginBody: {
            username: null | string;
            password: null | string;
        };
        /** @description What is changed of a task of a run. */
        PatchTaskInstanceBody: {
            new_state: null | string;
            note: null | string;
            include_upstream: null | boolean;
            include_downstream: null | boolean;
            include_future: null | boolean;
            include_past: null | boolean;
        };
        /** @description Plugins; there are none. */
        PluginCollectionResponse: {
            plugins: components["schemas"]["PluginResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description A plugin. There are none; the members are for those who read the list. */
        PluginResponse: {
            name: string;
            source: string;
            macros: string[];
            flask_blueprints: string[];
            fastapi_apps: string[];
            fastapi_root_middlewares: string[];
            external_views: string[];
            react_apps: string[];
            appbuilder_views: string[];
            appbuilder_menu_items: string[];
            global_operator_extra_links: string[];
            operator_extra_links: string[];
            listeners: string[];
            timetables: string[];
        };
        /** @description A pool to make. */
        PoolBody: {
            name: string;
            /** Format: int32 */
            slots: number;
            description: null | string;
            include_deferred: null | boolean;
            team_name: null | string;
        };
        /** @description Pools. */
        PoolCollectionResponse: {
            pools: components["schemas"]["PoolResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description What is changed of a pool. */
        PoolPatchBody: {
            pool: null | string;
            /** Format: int32 */
            slots: null | number;
            description: null | string;
            include_deferred: null | boolean;
            team_name: null | string;
        };
        /** @description A pool and who uses it. */
        PoolResponse: {
            name: string;
            /** Format: int32 */
            slots: number;
            description: null | string;
            include_deferred: boolean;
            /** Format: int32 */
            occupied_slots: number;
            /** Format: int32 */
            running_slots: number;
            /** Format: int32 */
            queued_slots: number;
            /** Format: int32 */
            scheduled_slots: number;
            /** Format: int32 */
            open_slots: number;
            /** Format: int32 */
            deferred_slots: number;
            team_name: null | string;
        };
        /** @description Provider packages; there are none. */
        ProviderCollectionResponse: {
            providers: components["schemas"]["ProviderResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description A provider package. */
        ProviderResponse: {
            package_name: string;
            description: string;
            version: string;
            documentation_url: null | string;
        };
        /** @description Whether the scheduler works. */
        SchedulerInfoResponse: {
            status: null | string;
            /** Format: date-time */
            latest_scheduler_heartbeat: null | string;
        };
        /** @description A line of a task's log. */
        StructuredLogMessage: {
            /** Format: date-time */
            timestamp: null | string;
            event: string;
            level: string;
            /** Format: int32 */
            number: number;
            /** Format: double */
            progress: null | number;
        };
        /** @description The tasks of a DAG. */
        TaskCollectionResponse: {
            tasks: components["schemas"]["TaskResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description A page of tasks of runs. */
        TaskInstanceCollectionResponse: {
            task_instances: components["schemas"]["TaskInstanceResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description The tries of a task. */
        TaskInstanceHistoryCollectionResponse: {
            task_instances: components["schemas"]["TaskInstanceHistoryResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description A try of a task. */
        TaskInstanceHistoryResponse: {
            task_id: string;
            dag_id: string;
            dag_run_id: string;
            /** Format: int32 */
            map_index: number;
            /** Format: date-time */
            start_date: null | string;
            /** Format: date-time */
            end_date: null | string;
            /** Format: double */
            duration: null | number;
            state: null | string;
            /** Format: int32 */
            try_number: number;
            /** Format: int32 */
            max_tries: number;
            task_display_name: string;
            dag_display_name: string;
            hostname: null | string;
            unixname: null | string;
            pool: string;
            /** Format: int32 */
            pool_slots: number;
            queue: null | string;
            /** Format: int32 */
            priority_weight: null | number;
            operator: null | string;
            operator_name: null | string;
            /** Format: date-time */
            queued_when: null | string;
            /** Format: date-time */
            scheduled_when: null | string;
            /** Format: int32 */
            pid: null | number;
            executor: null | string;
            executor_config: string;
            dag_version: null | components["schemas"]["DagVersionResponse"];
        };
        /** @description A task of a run. */
        TaskInstanceResponse: {
            /** Format: uuid */
            id: string;
            task_id: string;
            dag_id: string;
            dag_run_id: string;
            /** Format: int32 */
            map_index: number;
            /** Format: date-time */
            logical_date: null | string;
            /** Format: date-time */
            run_after: string;
            /** Format: date-time */
            start_date: null | string;
            /** Format: date-time */
            end_date: null | string;
            /** Format: double */
            duration: null | number;
            state: null | string;
            /** Format: int32 */
            try_number: number;
            /** Format: int32 */
            max_tries: number;
            task_display_name: string;
            dag_display_name: string;
            hostname: null | string;
            unixname: null | string;
            pool: string;
            /** Format: int32 */
            pool_slots: number;
            queue: null | string;
            /** Format: int32 */
            priority_weight: null | number;
            operator: null | string;
            operator_name: null | string;
            /** Format: date-time */
            queued_when: null | string;
            /** Format: date-time */
            scheduled_when: null | string;
            /** Format: int32 */
            pid: null | number;
            executor: null | string;
            executor_config: string;
            note: null | string;
            rendered_map_index: null | string;
            rendered_fields: components["schemas"]["JsonObject"];
            trigger: null | components["schemas"]["JsonObject"];
            triggerer_job: null | components["schemas"]["JsonObject"];
            dag_version: null | components["schemas"]["DagVersionResponse"];
        };
        /** @description Filters of tasks of runs. */
        TaskInstancesBatchBody: {
            order_by: null | string[];
            /** Format: int32 */
            page_offset: null | number;
            /** Format: int32 */
            page_limit: null | number;
            dag_ids: null | string[];
            dag_run_ids: null | string[];
            task_ids: null | string[];
            state: null | string[];
            pool: null | string[];
            /** Format: date-time */
            logical_date_gte: null | string;
            /** Format: date-time */
            logical_date_gt: null | string;
            /** Format: date-time */
            logical_date_lte: null | string;
            /** Format: date-time */
            logical_date_lt: null | string;
            /** Format: date-time */
            run_after_gte: null | string;
            /** Format: date-time */
            run_after_gt: null | string;
            /** Format: date-time */
            run_after_lte: null | string;
            /** Format: date-time */
            run_after_lt: null | string;
            /** Format: date-time */
            start_date_gte: null | string;
            /** Format: date-time */
            start_date_gt: null | string;
            /** Format: date-time */
            start_date_lte: null | string;
            /** Format: date-time */
            start_date_lt: null | string;
            /** Format: date-time */
            end_date_gte: null | string;
            /** Format: date-time */
            end_date_gt: null | string;
            /** Format: date-time */
            end_date_lte: null | string;
            /** Format: date-time */
            end_date_lt: null | string;
        };
        /** @description Lines of a task's log. */
        TaskInstancesLogResponse: {
            content: components["schemas"]["StructuredLogMessage"][];
            continuation_token: null | string;
        };
        /** @description A task that changes an asset. */
        TaskOutletAssetReference: {
            dag_id: string;
            task_id: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @description A task's definition. */
        TaskResponse: {
            task_id: string;
            task_display_name: string;
            owner: null | string;
            /** Format: date-time */
            start_date: null | string;
            /** Format: date-time */
            end_date: null | string;
            trigger_rule: null | string;
            depends_on_past: boolean;
            wait_for_downstream: boolean;
            /** Format: double */
            retries: null | number;
            queue: null | string;
            pool: null | string;
            /** Format: double */
            pool_slots: null | number;
            execution_timeout: null | components["schemas"]["TimeDeltaResponse"];
            retry_delay: null | components["schemas"]["TimeDeltaResponse"];
            /** Format: double */
            retry_exponential_backoff: number;
            /** Format: double */
            priority_weight: null | number;
            weight_rule: null | string;
            ui_color: null | string;
            ui_fgcolor: null | string;
            template_fields: null | string[];
            downstream_task_ids: null | string[];
            doc_md: null | string;
            operator_name: null | string;
            params: null | components["schemas"]["JsonObject"];
            class_ref: null | components["schemas"]["JsonObject"];
            is_mapped: null | boolean;
            extra_links: string[];
        };
        /** @description A length of time. */
        TimeDeltaResponse: {
            /** Format: int32 */
            days: number;
            /** Format: int32 */
            seconds: number;
            /** Format: int32 */
            microseconds: number;
        };
        /** @description A run that is asked for. */
        TriggerDagRunPostBody: {
            dag_run_id: null | string;
            /** Format: date-time */
            logical_date: null | string;
            /** Format: date-time */
            data_interval_start: null | string;
            /** Format: date-time */
            data_interval_end: null | string;
            /** Format: date-time */
            run_after: null | string;
            conf: null | components["schemas"]["JsonObject"];
            note: null | string;
            partition_key: null | string;
        };
        /** @description Millrace has no triggerer. */
        TriggererInfoResponse: {
            status: null | string;
            /** Format: date-time */
            latest_triggerer_heartbeat: null | string;
        };
        /** @description A variable to set. */
        VariableBody: {
            key: string;
            value: components["schemas"]["JsonElement"];
            description: null | string;
            team_name: null | string;
        };
        /** @description Variables. */
        VariableCollectionResponse: {
            variables: components["schemas"]["VariableResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description A variable. */
        VariableResponse: {
            key: string;
            value: string;
            description: null | string;
            is_encrypted: boolean;
            team_name: null | string;
        };
        /** @description The product's version. */
        VersionInfo: {
            version: string;
            git_version: null | string;
        };
        /** @description Values that tasks left. */
        XComCollectionResponse: {
            xcom_entries: components["schemas"]["XComResponse"][];
            /** Format: int64 */
            total_entries: number;
        };
        /** @description A value to leave. */
        XComCreateBody: {
            key: string;
            value: components["schemas"]["JsonElement"];
            /** Format: int32 */
            map_index: null | number;
        };
        /** @description A value that a task left. */
        XComResponse: {
            key: string;
            /** Format: date-time */
            timestamp: string;
            /** Format: date-time */
            logical_date: null | string;
            /** Format: int32 */
            map_index: number;
            task_id: string;
            dag_id: string;
            run_id: string;
            dag_display_name: string;
            task_display_name: string;
            /** Format: date-time */
            run_after: string;
        };
        /** @description A value that a task left, with the value. */
        XComResponseNative: {
            key: string;
            /** Format: date-time */
            timestamp: string;
            /** Format: date-time */
            logical_date: null | string;
            /** Format: int32 */
            map_index: number;
            task_id: string;
            dag_id: string;
            run_id: string;
            dag_display_name: string;
            task_display_name: string;
            /** Format: date-time */
            run_after: string;
            value: null | components["schemas"]["JsonNode"];
        };
        /** @description A value to change. */
        XComUpdateBody: {
            value: components["schemas"]["JsonElement"];
            /** Format: int32 */
            map_index: null | number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    create_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_dags: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string[];
                tags?: string[];
                tags_match_mode?: string;
                owners?: string[];
                dag_id_pattern?: string;
                dag_display_name_pattern?: string;
                paused?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DAGCollectionResponse"];
                };
            };
        };
    };
    patch_dags: {
        parameters: {
            query?: {
                update_mask?: string[];
                limit?: number;
                offset?: number;
                tags?: string[];
                tags_match_mode?: string;
                owners?: string[];
                dag_id_pattern?: string;
                paused?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DAGPatchBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DAGCollectionResponse"];
                };
            };
        };
    };
    get_dag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DAGResponse"];
                };
            };
        };
    };
    delete_dag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_dag: {
        parameters: {
            query?: {
                update_mask?: string[];
            };
            header?: never;
            path: {
                dagId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DAGPatchBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DAGResponse"];
                };
            };
        };
    };
    get_dag_details: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DAGDetailsResponse"];
                };
            };
        };
    };
    get_tasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCollectionResponse"];
                };
            };
        };
    };
    get_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskResponse"];
                };
            };
        };
    };
    get_dag_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DAGVersionCollectionResponse"];
                };
            };
        };
    };
    get_dag_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DagVersionResponse"];
                };
            };
        };
    };
    get_dag_source: {
        parameters: {
            query?: {
                version_number?: number;
            };
            header?: never;
            path: {
                dagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DAGSourceResponse"];
                };
            };
        };
    };
    get_dag_tags: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                tag_name_pattern?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DAGTagCollectionResponse"];
                };
            };
        };
    };
    get_dag_stats: {
        parameters: {
            query?: {
                dag_ids?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DagStatsCollectionResponse"];
                };
            };
        };
    };
    list_dag_warnings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DAGWarningCollectionResponse"];
                };
            };
        };
    };
    post_clear_task_instances: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClearTaskInstancesBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskInstanceCollectionResponse"];
                };
            };
        };
    };
    get_log: {
        parameters: {
            query?: {
                map_index?: number;
                full_content?: boolean;
                token?: string;
            };
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
                tryNumber: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskInstancesLogResponse"];
                };
            };
        };
    };
    get_variables: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string[];
                variable_key_pattern?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableCollectionResponse"];
                };
            };
        };
    };
    post_variable: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VariableBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_variable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableResponse"];
                };
            };
        };
    };
    delete_variable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_variable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VariableBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariableResponse"];
                };
            };
        };
    };
    get_pools: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string[];
                pool_name_pattern?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolCollectionResponse"];
                };
            };
        };
    };
    post_pool: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PoolBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_pool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolResponse"];
                };
            };
        };
    };
    delete_pool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_pool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PoolPatchBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolResponse"];
                };
            };
        };
    };
    get_event_logs: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string[];
                dag_id?: string;
                run_id?: string;
                task_id?: string;
                owner?: string;
                event?: string;
                before?: null | string;
                after?: null | string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventLogCollectionResponse"];
                };
            };
        };
    };
    get_event_log: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventLogResponse"];
                };
            };
        };
    };
    get_version: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionInfo"];
                };
            };
        };
    };
    get_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthInfoResponse"];
                };
            };
        };
    };
    get_jobs: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobCollectionResponse"];
                };
            };
        };
    };
    get_config: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Config"];
                };
            };
        };
    };
    get_assets: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                name_pattern?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetCollectionResponse"];
                };
            };
        };
    };
    get_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetResponse"];
                };
            };
        };
    };
    get_asset_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetEventCollectionResponse"];
                };
            };
        };
    };
    get_import_errors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportErrorCollectionResponse"];
                };
            };
        };
    };
    get_import_error: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportErrorResponse"];
                };
            };
        };
    };
    get_connections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionCollectionResponse"];
                };
            };
        };
    };
    get_connection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionResponse"];
                };
            };
        };
    };
    get_providers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderCollectionResponse"];
                };
            };
        };
    };
    get_plugins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PluginCollectionResponse"];
                };
            };
        };
    };
    get_dag_runs: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string[];
                state?: string[];
                run_type?: string[];
                dag_id_pattern?: string;
                run_id_pattern?: string;
                logical_date_gte?: null | string;
                logical_date_gt?: null | string;
                logical_date_lte?: null | string;
                logical_date_lt?: null | string;
                run_after_gte?: null | string;
                run_after_gt?: null | string;
                run_after_lte?: null | string;
                run_after_lt?: null | string;
                start_date_gte?: null | string;
                start_date_gt?: null | string;
                start_date_lte?: null | string;
                start_date_lt?: null | string;
                end_date_gte?: null | string;
                end_date_gt?: null | string;
                end_date_lte?: null | string;
                end_date_lt?: null | string;
            };
            header?: never;
            path: {
                dagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DAGRunCollectionResponse"];
                };
            };
        };
    };
    trigger_dag_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TriggerDagRunPostBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DAGRunResponse"];
                };
            };
        };
    };
    get_list_dag_runs_batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DAGRunsBatchBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DAGRunCollectionResponse"];
                };
            };
        };
    };
    get_dag_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DAGRunResponse"];
                };
            };
        };
    };
    delete_dag_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_dag_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
                runId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DAGRunPatchBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DAGRunResponse"];
                };
            };
        };
    };
    clear_dag_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
                runId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DAGRunClearBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    wait_dag_run_until_finished: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_upstream_asset_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetEventCollectionResponse"];
                };
            };
        };
    };
    get_task_instances: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string[];
                state?: string[];
                pool?: string[];
                task_id?: string;
                task_display_name_pattern?: string;
                dag_id_pattern?: string;
                run_id_pattern?: string;
                map_index?: number[];
                try_number?: number[];
                logical_date_gte?: null | string;
                logical_date_lte?: null | string;
                run_after_gte?: null | string;
                run_after_lte?: null | string;
                start_date_gte?: null | string;
                start_date_lte?: null | string;
                end_date_gte?: null | string;
                end_date_lte?: null | string;
            };
            header?: never;
            path: {
                dagId: string;
                runId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskInstanceCollectionResponse"];
                };
            };
        };
    };
    get_task_instances_batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
                runId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskInstancesBatchBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskInstanceCollectionResponse"];
                };
            };
        };
    };
    get_task_instance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskInstanceResponse"];
                };
            };
        };
    };
    patch_task_instance: {
        parameters: {
            query?: {
                map_index?: number;
            };
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchTaskInstanceBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskInstanceCollectionResponse"];
                };
            };
        };
    };
    get_mapped_task_instances: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                order_by?: string[];
                state?: string[];
                pool?: string[];
                task_id?: string;
                task_display_name_pattern?: string;
                dag_id_pattern?: string;
                run_id_pattern?: string;
                map_index?: number[];
                try_number?: number[];
                logical_date_gte?: null | string;
                logical_date_lte?: null | string;
                run_after_gte?: null | string;
                run_after_lte?: null | string;
                start_date_gte?: null | string;
                start_date_lte?: null | string;
                end_date_gte?: null | string;
                end_date_lte?: null | string;
            };
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskInstanceCollectionResponse"];
                };
            };
        };
    };
    get_mapped_task_instance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
                mapIndex: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskInstanceResponse"];
                };
            };
        };
    };
    patch_task_instance_by_map_index: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
                mapIndex: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchTaskInstanceBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskInstanceCollectionResponse"];
                };
            };
        };
    };
    patch_task_instance_dry_run: {
        parameters: {
            query?: {
                map_index?: number;
            };
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchTaskInstanceBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskInstanceCollectionResponse"];
                };
            };
        };
    };
    patch_task_instance_dry_run_by_map_index: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
                mapIndex: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchTaskInstanceBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskInstanceCollectionResponse"];
                };
            };
        };
    };
    get_task_instance_tries: {
        parameters: {
            query?: {
                map_index?: number;
            };
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskInstanceHistoryCollectionResponse"];
                };
            };
        };
    };
    get_task_instance_try_details: {
        parameters: {
            query?: {
                map_index?: number;
            };
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
                tryNumber: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskInstanceHistoryResponse"];
                };
            };
        };
    };
    get_mapped_task_instance_tries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
                mapIndex: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskInstanceHistoryCollectionResponse"];
                };
            };
        };
    };
    get_mapped_task_instance_try_details: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
                mapIndex: number;
                tryNumber: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskInstanceHistoryResponse"];
                };
            };
        };
    };
    get_xcom_entries: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
                xcom_key?: string;
                map_index?: number;
            };
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XComCollectionResponse"];
                };
            };
        };
    };
    create_xcom_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["XComCreateBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_xcom_entry: {
        parameters: {
            query?: {
                map_index?: number;
            };
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XComResponseNative"];
                };
            };
        };
    };
    delete_xcom_entry: {
        parameters: {
            query?: {
                map_index?: number;
            };
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    update_xcom_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dagId: string;
                runId: string;
                taskId: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["XComUpdateBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XComResponseNative"];
                };
            };
        };
    };
    list_backfills: {
        parameters: {
            query?: {
                dag_id?: string;
                active?: boolean;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackfillCollectionResponse"];
                };
            };
        };
    };
    create_backfill: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackfillPostBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackfillResponse"];
                };
            };
        };
    };
    create_backfill_dry_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackfillPostBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRunBackfillCollectionResponse"];
                };
            };
        };
    };
    get_backfill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackfillResponse"];
                };
            };
        };
    };
    pause_backfill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackfillResponse"];
                };
            };
        };
    };
    unpause_backfill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackfillResponse"];
                };
            };
        };
    };
    cancel_backfill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackfillResponse"];
                };
            };
        };
    };
}
